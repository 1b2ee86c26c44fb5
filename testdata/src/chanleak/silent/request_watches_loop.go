// Who waits for the reply watches the end of the loop too.
package story

import "context"

type price struct {
	item  string
	reply chan int
}

type Shop struct {
	asks   chan price
	closed chan struct{}
	prices map[string]int
}

func Open(ctx context.Context) *Shop {
	s := &Shop{asks: make(chan price, 16), closed: make(chan struct{}), prices: map[string]int{}}
	go s.loop(ctx)
	return s
}

func (s *Shop) loop(ctx context.Context) {
	defer close(s.closed)
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-s.asks:
			p.reply <- s.prices[p.item]
		}
	}
}

func (s *Shop) Price(item string) int {
	p := price{item: item, reply: make(chan int, 1)}
	select {
	case s.asks <- p:
	case <-s.closed:
		return 0
	}
	select {
	case n := <-p.reply:
		return n
	case <-s.closed:
		return 0
	}
}
