// The loop leaves when its only sender closes the channel.
package main

type stage struct {
	in, out chan int
}

func (s *stage) run() {
	defer close(s.out)
	for v := range s.in {
		s.out <- v * 2
	}
}

func main() {
	s := &stage{in: make(chan int), out: make(chan int)}
	go s.run()
	go func() {
		defer close(s.in)
		for i := range 10 {
			s.in <- i
		}
	}()
	for v := range s.out {
		println(v)
	}
}
