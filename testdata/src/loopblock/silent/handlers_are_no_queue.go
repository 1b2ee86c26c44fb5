// The handlers are kept and called again for each event; nobody takes them out.
package main

type bus struct {
	handlers []func(int)
	events   chan int
}

func (b *bus) on(f func(int)) { b.handlers = append(b.handlers, f) }

func (b *bus) run() {
	for e := range b.events {
		for _, h := range b.handlers {
			h(e)
		}
	}
}

func main() {
	b := &bus{events: make(chan int)}
	out := make(chan int)
	b.on(func(n int) { out <- n })
	go b.run()
	b.events <- 1
	<-out
}
