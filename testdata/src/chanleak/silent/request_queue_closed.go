// The loop ranges over its queue: it answers all that is in it when Close
// closes it.
package story

import "sync"

type price struct {
	item  string
	reply chan int
}

type Shop struct {
	mu     sync.RWMutex
	closed bool
	asks   chan price
	prices map[string]int
}

func Open() *Shop {
	s := &Shop{asks: make(chan price, 16), prices: map[string]int{}}
	go s.loop()
	return s
}

func (s *Shop) loop() {
	for p := range s.asks {
		p.reply <- s.prices[p.item]
	}
}

func (s *Shop) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.asks)
	}
}

func (s *Shop) Price(item string) int {
	p := price{item: item, reply: make(chan int, 1)}
	s.mu.RLock()
	if s.closed {
		s.mu.RUnlock()
		return 0
	}
	s.asks <- p
	s.mu.RUnlock()
	return <-p.reply
}
