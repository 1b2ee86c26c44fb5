// The read lock is held from the test to the send, and Close needs the write
// lock.
package story

import "sync"

type Feed struct {
	mu     sync.RWMutex
	closed bool
	items  chan int
}

func NewFeed() *Feed { return &Feed{items: make(chan int, 16)} }

func (f *Feed) Items() <-chan int { return f.items }

func (f *Feed) Put(v int) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.closed {
		return false
	}
	f.items <- v
	return true
}

func (f *Feed) Close() {
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return
	}
	f.closed = true
	f.mu.Unlock()
	close(f.items)
}
