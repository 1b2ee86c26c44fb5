package library

import (
	"go/types"
	"slices"
	"strings"
)

// An Unbounded is a function of a library that makes a queue without a bound.
type Unbounded struct {
	Name   string // as types.Func.FullName writes it
	Bound  string // the option that gives it one, or ""
	Says   string // what it does, as a clause about the call
	Source string // where that is said
}

// UnboundedQueue returns what is known of fn, or nil.
func UnboundedQueue(fn *types.Func) *Unbounded {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	name := fn.Origin().FullName()
	i, found := slices.BinarySearchFunc(unbounded, name, func(u Unbounded, name string) int { return strings.Compare(u.Name, name) })
	if !found {
		return nil
	}
	return &unbounded[i]
}

// QueueOp tells whether a method or function adds to, or takes from, the
// container that is its first argument.
func QueueOp(fn *types.Func) (push, drain bool) {
	if fn == nil || fn.Pkg() == nil {
		return false, false
	}
	switch fn.Origin().FullName() {
	case "(*container/list.List).PushBack", "(*container/list.List).PushFront", "container/heap.Push",
		"(*github.com/eapache/queue.Queue).Add", "(*github.com/eapache/queue/v2.Queue).Add",
		"(*github.com/gammazero/deque.Deque).PushBack", "(*github.com/gammazero/deque.Deque).PushFront",
		"(*github.com/gammazero/deque.Deque[T]).PushBack", "(*github.com/gammazero/deque.Deque[T]).PushFront":
		return true, false
	case "(*container/list.List).Remove", "(*container/list.List).Init", "container/heap.Pop",
		"(*github.com/eapache/queue.Queue).Remove", "(*github.com/eapache/queue/v2.Queue).Remove",
		"(*github.com/gammazero/deque.Deque).PopFront", "(*github.com/gammazero/deque.Deque).PopBack",
		"(*github.com/gammazero/deque.Deque[T]).PopFront", "(*github.com/gammazero/deque.Deque[T]).PopBack":
		return false, true
	}
	return false, false
}

const (
	perKey  = "holds each key once, and as many keys as are added"
	noBlock = "takes any number of elements and never makes the sender wait"
)

// Each source was read in the version that it names. A queue that has a bound
// by default is not among them.
var unbounded = []Unbounded{
	{"github.com/Workiva/go-datastructures/queue.New", "", "takes any number of elements: Put never waits", "github.com/Workiva/go-datastructures@v1.1.7/queue/queue.go:362"},
	{"github.com/Workiva/go-datastructures/queue.NewPriorityQueue", "", "takes any number of elements: Put never waits", "github.com/Workiva/go-datastructures@v1.1.7/queue/priority_queue.go:260"},
	{"github.com/alitto/pond/v2.NewPool", "github.com/alitto/pond/v2.WithQueueSize", "queues any number of tasks unless WithQueueSize is given", "github.com/alitto/pond/v2@v2.7.1/pool.go:18"},
	{"github.com/alitto/pond/v2.NewResultPool", "github.com/alitto/pond/v2.WithQueueSize", "queues any number of tasks unless WithQueueSize is given", "github.com/alitto/pond/v2@v2.7.1/pool.go:18"},
	{"github.com/asynkron/protoactor-go/actor.Unbounded", "", noBlock, "github.com/asynkron/protoactor-go@v0.0.0-20240822202345-3c0e61ca19c9/actor/unbounded.go:26"},
	{"github.com/asynkron/protoactor-go/actor.UnboundedLockfree", "", noBlock, "github.com/asynkron/protoactor-go@v0.0.0-20240822202345-3c0e61ca19c9/actor/unbounded_lock_free.go:9"},
	{"github.com/asynkron/protoactor-go/actor.UnboundedPriority", "", noBlock, "github.com/asynkron/protoactor-go@v0.0.0-20240822202345-3c0e61ca19c9/actor/unbounded_priority.go:17"},
	{"github.com/asynkron/protoactor-go/actor.UnboundedPriorityMpsc", "", noBlock, "github.com/asynkron/protoactor-go@v0.0.0-20240822202345-3c0e61ca19c9/actor/unbounded_priority.go:33"},
	{"github.com/eapache/channels.NewInfiniteChannel", "", noBlock, "github.com/eapache/channels@v1.1.0/infinite_channel.go:12"},
	{"github.com/enriquebris/goconcurrentqueue.NewFIFO", "", "takes any number of elements; NewFixedFIFO has a capacity", "github.com/enriquebris/goconcurrentqueue@HEAD/fifo_queue.go"},
	{"github.com/gammazero/workerpool.New", "", "bounds the workers and queues any number of tasks: Submit never waits", "github.com/gammazero/workerpool@v1.3.0/workerpool.go:98"},
	{"github.com/smallnest/chanx.NewUnboundedChan", "", noBlock, "github.com/smallnest/chanx@v1.2.0/unbounded_chan.go:37"},
	{"github.com/smallnest/chanx.NewUnboundedChanSize", "", noBlock + "; the sizes are where it starts", "github.com/smallnest/chanx@v1.2.0/unbounded_chan.go:42"},
	{"golang.design/x/chann.New", "golang.design/x/chann.Cap", "takes any number of elements unless Cap is given", "github.com/golang-design/chann@4d0857f/chann.go:95"},
	{"k8s.io/client-go/util/workqueue.New", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/queue.go:104"},
	{"k8s.io/client-go/util/workqueue.NewDelayingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/delaying_queue.go:73"},
	{"k8s.io/client-go/util/workqueue.NewDelayingQueueWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/delaying_queue.go:88"},
	{"k8s.io/client-go/util/workqueue.NewNamed", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/queue.go:133"},
	{"k8s.io/client-go/util/workqueue.NewNamedDelayingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/delaying_queue.go:133"},
	{"k8s.io/client-go/util/workqueue.NewNamedRateLimitingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/rate_limiting_queue.go:114"},
	{"k8s.io/client-go/util/workqueue.NewRateLimitingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/rate_limiting_queue.go:69"},
	{"k8s.io/client-go/util/workqueue.NewRateLimitingQueueWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/rate_limiting_queue.go:86"},
	{"k8s.io/client-go/util/workqueue.NewTyped", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/queue.go:111"},
	{"k8s.io/client-go/util/workqueue.NewTypedDelayingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/delaying_queue.go:80"},
	{"k8s.io/client-go/util/workqueue.NewTypedDelayingQueueWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/delaying_queue.go:101"},
	{"k8s.io/client-go/util/workqueue.NewTypedRateLimitingQueue", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/rate_limiting_queue.go:77"},
	{"k8s.io/client-go/util/workqueue.NewTypedRateLimitingQueueWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/rate_limiting_queue.go:93"},
	{"k8s.io/client-go/util/workqueue.NewTypedWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/queue.go:127"},
	{"k8s.io/client-go/util/workqueue.NewWithConfig", "", perKey, "k8s.io/client-go@v0.37.2/util/workqueue/queue.go:121"},
}
