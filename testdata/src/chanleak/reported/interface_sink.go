// The sink refuses only when its owner has gone, so the owner gets all that it waits for.
package story

import "errors"

type taker interface{ take(int) bool }

type owned struct {
	values chan int
	gone   chan struct{}
}

func (o owned) take(n int) bool {
	select {
	case o.values <- n:
		return true
	case <-o.gone:
		return false
	}
}

func fill(t taker, n int) {
	for i := range n {
		if !t.take(i) {
			return
		}
	}
}

func total(n, most int) (sum int, err error) {
	o := owned{make(chan int), make(chan struct{})}
	defer close(o.gone)
	go fill(o, n)
	for range n {
		if sum += <-o.values; sum > most {
			return 0, errors.New("too many")
		}
	}
	return sum, nil
}
