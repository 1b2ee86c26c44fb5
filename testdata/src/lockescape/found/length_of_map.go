// The length of a map is read from the map, and main holds no lock.
package main

import "sync"

type bag struct {
	mu sync.Mutex
	m  map[int]int
}

func (b *bag) put(k int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.m[k]++
}

func (b *bag) all() map[int]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.m // want "returning b.m itself lets the caller use it without b.mu"
}

func main() {
	b := &bag{m: map[int]int{}}
	go b.put(1)
	println(len(b.all()))
}
