// The sum grows too large, the receiver leaves, and the sink behind the interface goes on sending.
package story

import "errors"

type taker interface{ take(int) }

type pipe chan int

type owned struct{ values pipe }

func (o owned) take(n int) {
	o.values <- n // want "send on o.values blocks forever once total returns"
}

func fill(t taker, n int) {
	for i := range n {
		t.take(i)
	}
}

func total(n, most int) (sum int, err error) {
	o := owned{make(pipe)}
	go fill(o, n)
	for range n {
		if sum += <-o.values; sum > most {
			return 0, errors.New("too many")
		}
	}
	return sum, nil
}
