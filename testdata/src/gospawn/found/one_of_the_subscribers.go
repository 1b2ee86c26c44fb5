// A goroutine for each message and subscriber: the channels are kept in a slice.
package story

import "sync"

type Bus struct {
	mu   sync.Mutex
	subs []chan int
}

func (b *Bus) Subscribe() <-chan int {
	c := make(chan int)
	b.mu.Lock()
	b.subs = append(b.subs, c)
	b.mu.Unlock()
	return c
}

func (b *Bus) Publish(v int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.subs {
		go func(c chan int) { c <- v }(c) // want "this starts a goroutine for each call of Publish only to wait in the send on c"
	}
}
