// A map whose keys are the numbers of an atomic counter is a queue.
package story

import (
	"sync"
	"sync/atomic"
	"time"
)

type outbox struct {
	next atomic.Uint64
	mu   sync.Mutex
	kept map[uint64][]byte
}

func (o *outbox) put(b []byte) {
	n := o.next.Add(1)
	o.mu.Lock()
	o.kept[n] = b // want "o.kept grows without a bound when put adds faster than drain takes"
	o.mu.Unlock()
}

func (o *outbox) drain(send func([]byte)) {
	for {
		time.Sleep(time.Second)
		o.mu.Lock()
		all := o.kept
		o.kept = map[uint64][]byte{}
		o.mu.Unlock()
		for _, b := range all {
			send(b)
		}
	}
}

func start(send func([]byte)) *outbox {
	o := &outbox{kept: map[uint64][]byte{}}
	go o.drain(send)
	return o
}
