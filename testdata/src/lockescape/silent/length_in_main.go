// The only caller asks for the length of the slice, which left with it.
package main

import "sync"

type bag struct {
	mu sync.Mutex
	s  []int
}

func (b *bag) put(k int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.s[0] = k
}

func (b *bag) all() []int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.s
}

func main() {
	b := &bag{s: make([]int, 1)}
	go b.put(1)
	println(len(b.all()))
}
