// The results tell whether a wake-up was needed: nothing is lost if it was not.
package story

type gate struct {
	wake chan struct{}
	sem  chan bool
}

func (g *gate) signal() bool {
	select {
	case g.wake <- struct{}{}:
		return true
	default:
		return false
	}
}

func trySend[T any](ch chan<- T, v T) bool {
	select {
	case ch <- v:
		return true
	default:
		return false
	}
}

func use(g *gate) {
	g.signal()
	trySend(g.wake, struct{}{})
	trySend(g.sem, true)
}
