// The caller's own timer closes the reply's channel if the loop does not
// answer in time.
package story

import (
	"context"
	"sync"
	"time"
)

type price struct {
	item  string
	once  sync.Once
	value int
	reply chan struct{}
}

func (p *price) answer(n int) {
	p.once.Do(func() {
		p.value = n
		close(p.reply)
	})
}

type Shop struct {
	asks   chan *price
	prices map[string]int
}

func Open(ctx context.Context) *Shop {
	s := &Shop{asks: make(chan *price, 16), prices: map[string]int{}}
	go s.loop(ctx)
	return s
}

func (s *Shop) loop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-s.asks:
			p.answer(s.prices[p.item])
		}
	}
}

func (s *Shop) Price(ctx context.Context, item string) int {
	p := &price{item: item, reply: make(chan struct{})}
	time.AfterFunc(time.Second, func() { p.answer(0) })
	select {
	case s.asks <- p:
	case <-ctx.Done():
		return 0
	}
	<-p.reply
	return p.value
}
