// On its way out the loop answers all that is still in the queue.
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
	defer s.drain()
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-s.asks:
			p.reply <- s.prices[p.item]
		}
	}
}

func (s *Shop) drain() {
	for {
		select {
		case p := <-s.asks:
			close(p.reply)
		default:
			return
		}
	}
}

func (s *Shop) Price(ctx context.Context, item string) int {
	p := price{item: item, reply: make(chan int, 1)}
	select {
	case s.asks <- p:
	case <-ctx.Done():
		return 0
	}
	return <-p.reply
}
