// badger lsmbench: the function has made the object, ends those who use it, and reads it.
package main

import "sync"

type stalls struct {
	mu    sync.Mutex
	count map[string]int
}

func (s *stalls) Note(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count[key]++
}

func measure(run func(interface{ Note(string) })) map[string]int {
	s := &stalls{count: map[string]int{}}
	run(s)
	s.mu.Lock()
	count := s.count
	s.mu.Unlock()
	return count
}

func main() {
	println(len(measure(func(n interface{ Note(string) }) { n.Note("a") })))
}
