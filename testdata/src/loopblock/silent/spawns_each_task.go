// The goroutine that takes the functions only starts them.
package main

type spawner struct{ tasks chan func() }

func (s *spawner) run() {
	for task := range s.tasks {
		go task()
	}
}

func (s *spawner) submit(ch chan int) {
	s.tasks <- func() {
		ch <- 1
		s.tasks <- func() { <-ch }
	}
}

func main() {
	s := &spawner{make(chan func())}
	go s.run()
	s.submit(make(chan int))
}
