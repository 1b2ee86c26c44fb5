// A map with running numbers as keys is the queue.
package story

import "sync"

type outbox struct {
	mu       sync.Mutex
	cond     *sync.Cond
	messages map[int]string
	first    int
	next     int
}

func (o *outbox) Put(m string) {
	o.mu.Lock()
	o.messages[o.next] = m // want "o.messages grows without a bound when Put adds faster than Take takes"
	o.next++
	o.mu.Unlock()
	o.cond.Signal()
}

func (o *outbox) Take() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.first == o.next {
		o.cond.Wait()
	}
	m := o.messages[o.first]
	delete(o.messages, o.first)
	o.first++
	return m
}
