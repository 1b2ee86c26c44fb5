// A map holds a queue for each topic.
package story

import "sync"

type bus struct {
	mu     sync.Mutex
	cond   *sync.Cond
	queues map[string][][]byte
}

func (b *bus) Publish(topic string, data []byte) {
	b.mu.Lock()
	b.queues[topic] = append(b.queues[topic], data) // want "b.queues.topic. grows without a bound when Publish adds faster than Next takes"
	b.mu.Unlock()
	b.cond.Broadcast()
}

func (b *bus) Next(topic string) []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.queues[topic]) == 0 {
		b.cond.Wait()
	}
	data := b.queues[topic][0]
	b.queues[topic] = b.queues[topic][1:]
	return data
}
