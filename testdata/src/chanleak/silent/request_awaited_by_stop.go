// Stop waits for all that are in Price before it ends the loop.
package story

import "sync"

type price struct {
	item  string
	reply chan int
}

type Shop struct {
	asks   chan price
	quit   chan struct{}
	inside sync.WaitGroup
}

func Open() *Shop {
	s := &Shop{asks: make(chan price, 16), quit: make(chan struct{})}
	go s.loop()
	return s
}

func (s *Shop) loop() {
	for {
		select {
		case <-s.quit:
			return
		case p := <-s.asks:
			p.reply <- len(p.item)
		}
	}
}

func (s *Shop) Stop() {
	s.inside.Wait()
	close(s.quit)
}

func (s *Shop) Price(item string) int {
	s.inside.Add(1)
	defer s.inside.Done()
	p := price{item: item, reply: make(chan int, 1)}
	select {
	case s.asks <- p:
	case <-s.quit:
		return 0
	}
	return <-p.reply
}
