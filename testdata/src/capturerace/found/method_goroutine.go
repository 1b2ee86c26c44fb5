// The loop and main use the fields of one struct without its lock.
package main

import "time"

type poller struct {
	running bool
	polls   int
}

func (p *poller) loop() {
	for p.running {
		p.polls++ // want "this write of p.polls in a goroutine races with a read outside of it"
		time.Sleep(time.Millisecond)
	}
}

func main() {
	p := &poller{running: true}
	go p.loop()
	time.Sleep(time.Second)
	p.running = false // want "this write of p.running races with a read in a goroutine"
	println(p.polls)
}
