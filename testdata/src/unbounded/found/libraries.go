// The constructors of libraries say that their queues have no bound.
package story

import (
	"github.com/eapache/channels"
	"github.com/gammazero/workerpool"
	"golang.design/x/chann"
)

func open() {
	c := channels.NewInfiniteChannel() // want "the queue that channels.NewInfiniteChannel makes has no bound: it takes any number of elements and never makes the sender wait"
	c.In() <- 1
	p := workerpool.New(4) // want "the queue that workerpool.New makes has no bound: it bounds the workers and queues any number of tasks: Submit never waits"
	p.Submit(func() {})
	d := chann.New[int]() // want "the queue that chann.New.int. makes has no bound: it takes any number of elements unless Cap is given"
	_ = d
}
