// A channel is the same through closures, method values, defer, phi, copies
// and directions.
package flows

type events chan int

type pump struct {
	out  chan int
	name string
}

func newPump() *pump {
	return &pump{out: make(chan int)} // want "out 0, sent 1, received 1, closed 1, by send"
}

func (p *pump) send(v int) { p.out <- v }
func (p *pump) recv() int  { return <-p.out }
func (p *pump) stop()      { close(p.out) }

func methodValue() {
	p := newPump()
	f := p.send
	go f(1)
	defer p.stop()
	p.recv()
}

type copied struct{ ch chan int }

func (c copied) get() int { return <-c.ch }

func structCopy() {
	a := copied{make(chan int)} // want "ch 0, sent 1, received 1, never closed, by the function literal in structCopy"
	b := a
	go func() { b.ch <- 1 }()
	a.get()
}

func direction() {
	ch := make(chan int) // want "the channel 0, sent 1, received 1, closed 1, by produce"
	go produce(ch)
	consume(ch)
}

func produce(out chan<- int) {
	defer close(out)
	out <- 1
}

func consume(in <-chan int) {
	for range in {
	}
}

func namedType() {
	ch := make(events, 2) // want "the channel 2, sent 1, received 1, never closed, by namedType"
	ch <- 1
	take((<-chan int)(ch))
}

func take(in <-chan int) { <-in }

func phi(wide bool) {
	var ch chan int
	if wide {
		ch = make(chan int, 8) // want "the channel 8"
	} else {
		ch = make(chan int) // want "the channel 0"
	}
	ch <- 1
}

func deferred() {
	ch := make(chan int, 1) // want "ch 1, sent 1, never received, closed 1, by the function literal in deferred"
	defer close(ch)
	defer func() { ch <- 1 }()
}
