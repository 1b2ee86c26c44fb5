// The loop ends with its context while requests are still in the queue's
// buffer; a buffer for the reply does not help who waits for one.
package story

import "context"

type price struct {
	item  string
	reply chan int
}

type Shop struct {
	asks   chan price
	prices map[string]int
}

func Open(ctx context.Context) *Shop {
	s := &Shop{asks: make(chan price, 16), prices: map[string]int{}}
	go s.loop(ctx)
	return s
}

func (s *Shop) loop(ctx context.Context) {
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
	s.asks <- p      // want "send on s.asks blocks forever"
	return <-p.reply // want "receive from p.reply blocks forever once loop has returned because ctx is done with the request still in s.asks"
}
