// Each stage has a loop, and sends to the next one.
package main

type stage struct {
	in   chan int
	next *stage
}

func (s *stage) run() {
	for v := range s.in {
		if s.next != nil {
			s.next.in <- v + 1
		}
	}
}
func newStage(next *stage) *stage {
	s := &stage{in: make(chan int), next: next}
	go s.run()
	return s
}
func main() {
	c := newStage(nil)
	b := newStage(c)
	a := newStage(b)
	a.in <- 1
}
