// The request is answered by a loop that first needs the lock of who asks.
package story

import "sync"

type query struct {
	key   string
	reply chan int
}

type index struct {
	mu      sync.Mutex
	hits    int
	queries chan query
}

func New() *index {
	x := &index{queries: make(chan query)}
	go x.loop()
	return x
}

func (x *index) loop() {
	for q := range x.queries {
		x.mu.Lock()
		x.hits++
		x.mu.Unlock()
		q.reply <- len(q.key)
	}
}

func (x *index) Lookup(key string) int {
	x.mu.Lock()
	defer x.mu.Unlock()
	q := query{key, make(chan int)}
	x.queries <- q
	return <-q.reply // want "receive from q.reply blocks forever while x.mu is held, since loop locks x.mu before it can send or close"
}
