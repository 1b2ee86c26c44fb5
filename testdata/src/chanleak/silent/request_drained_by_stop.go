// Stop refuses new requests, waits for the end of the loop and answers what
// it has left in the queue.
package story

type price struct {
	item  string
	reply chan int
}

type Shop struct {
	asks   chan price
	quit   chan struct{}
	closed chan struct{}
	prices map[string]int
}

func Open() *Shop {
	s := &Shop{asks: make(chan price, 16), quit: make(chan struct{}), closed: make(chan struct{}), prices: map[string]int{}}
	go s.loop()
	return s
}

func (s *Shop) loop() {
	defer close(s.closed)
	for {
		select {
		case <-s.quit:
			return
		case p := <-s.asks:
			p.reply <- s.prices[p.item]
		}
	}
}

func (s *Shop) Stop() {
	close(s.quit)
	<-s.closed
	for len(s.asks) > 0 {
		p := <-s.asks
		p.reply <- 0
	}
}

func (s *Shop) Price(item string) int {
	p := price{item: item, reply: make(chan int, 1)}
	select {
	case s.asks <- p:
	case <-s.quit:
		return 0
	}
	return <-p.reply
}
