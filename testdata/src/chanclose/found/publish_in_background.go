// Publish leaves a goroutine behind whose send comes after Close.
package story

type Bus struct {
	queue chan string
}

func NewBus() *Bus { return &Bus{queue: make(chan string, 8)} }

func (b *Bus) Publish(s string) {
	go b.enqueue(s)
}

func (b *Bus) enqueue(s string) {
	b.queue <- s // want "send on b.queue panics once Close has closed the channel"
}

func (b *Bus) Close() { close(b.queue) }
