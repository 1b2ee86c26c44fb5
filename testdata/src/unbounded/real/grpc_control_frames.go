// grpc-go: a peer that sends pings and does not read made the list of answers grow; fixed by "transport: block reading frames when too many transport control frames are queued", pull request 2970.
package transport

import "sync"

type pingAck struct{ data [8]byte }

type itemNode struct {
	it   interface{}
	next *itemNode
}

type itemList struct {
	head *itemNode
	tail *itemNode
}

func (il *itemList) enqueue(i interface{}) {
	n := &itemNode{it: i}
	if il.tail == nil {
		il.head, il.tail = n, n
		return
	}
	il.tail.next = n // want "il.tail grows without a bound when enqueue adds faster than dequeue takes"
	il.tail = n
}

func (il *itemList) dequeue() interface{} {
	if il.head == nil {
		return nil
	}
	i := il.head.it
	il.head = il.head.next // because "dequeue takes from il.tail here."
	if il.head == nil {
		il.tail = nil
	}
	return i
}

type controlBuffer struct {
	ch              chan struct{}
	done            <-chan struct{}
	mu              sync.Mutex
	consumerWaiting bool
	list            *itemList
}

func (c *controlBuffer) put(it interface{}) {
	var wakeUp bool
	c.mu.Lock()
	if c.consumerWaiting {
		wakeUp = true
		c.consumerWaiting = false
	}
	c.list.enqueue(it)
	c.mu.Unlock()
	if wakeUp {
		select {
		case c.ch <- struct{}{}:
		default:
		}
	}
}

func (c *controlBuffer) get() (interface{}, bool) {
	for {
		c.mu.Lock()
		if it := c.list.dequeue(); it != nil {
			c.mu.Unlock()
			return it, true
		}
		c.consumerWaiting = true
		c.mu.Unlock()
		select {
		case <-c.ch: // because "get is woken here."
		case <-c.done:
			return nil, false
		}
	}
}

type framer interface {
	ReadFrame() ([8]byte, error)
	WriteFrame(interface{}) error
}

type server struct {
	framer     framer
	controlBuf *controlBuffer
}

func newServer(f framer, done <-chan struct{}) *server {
	t := &server{framer: f, controlBuf: &controlBuffer{ch: make(chan struct{}, 1), done: done, list: &itemList{}}}
	go t.loopy()
	return t
}

func (t *server) HandleStreams() {
	for {
		ping, err := t.framer.ReadFrame()
		if err != nil {
			return
		}
		t.controlBuf.put(&pingAck{ping})
	}
}

func (t *server) loopy() {
	for {
		it, ok := t.controlBuf.get()
		if !ok || t.framer.WriteFrame(it) != nil {
			return
		}
	}
}
