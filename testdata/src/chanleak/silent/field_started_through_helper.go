// A helper runs whatever it is given: who serves is not known.
package story

type bus struct {
	events chan int
	in     chan int
}

func guard(f func()) {
	defer func() { recover() }()
	f()
}

func New() *bus {
	b := &bus{events: make(chan int), in: make(chan int)}
	go guard(b.run)
	go guard(b.feed)
	return b
}

func (b *bus) run() {
	for e := range b.events {
		println(e)
	}
}

func (b *bus) feed() {
	for n := range b.in {
		b.events <- n
	}
}

func (b *bus) Put(n int) { b.events <- n }
func (b *bus) Close()    { close(b.in) }
