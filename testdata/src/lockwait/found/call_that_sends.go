// The helper sends while its caller holds the lock that the consumer takes.
package story

import "sync"

type feed struct {
	mu   sync.Mutex
	subs int
	out  chan int
}

func New() *feed {
	f := &feed{out: make(chan int)}
	go func() {
		for v := range f.out {
			f.mu.Lock()
			f.subs -= v
			f.mu.Unlock()
		}
	}()
	return f
}

func (f *feed) Publish(v int) { f.notify(v) }

func (f *feed) Add(v int) {
	f.mu.Lock()
	f.subs++
	f.notify(v) // want "call of f.notify blocks forever in a send on f.out while f.mu is held, since the function literal in New locks f.mu before it can receive"
	f.mu.Unlock()
}

func (f *feed) notify(v int) {
	f.out <- v
}
