package app

import "loopblock/across/lib"

// A function that is given to a pool may wait: met with gnet, which dials on
// the workers of ants.
func dial(p *lib.Pool, opened chan int) {
	p.Submit(func() { <-opened })
}
