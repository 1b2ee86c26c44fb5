// The frame loop polls its channel with a default, but what it polls are inputs and no spare things: a lost one is lost.
package story

type input struct{ key rune }

type loop struct{ inputs chan input }

func newLoop() *loop { return &loop{make(chan input, 4)} }

func (l *loop) press(k rune) {
	select {
	case l.inputs <- input{k}: // want "lost in silence when l.inputs is full"
	default:
	}
}

func (l *loop) frame(handle func(input), draw func()) {
	for {
		select {
		case in := <-l.inputs:
			handle(in)
			continue
		default:
		}
		draw()
		return
	}
}
