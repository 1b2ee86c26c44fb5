// The only caller asks for the length.
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
	return b.m
}

func main() {
	b := &bag{m: map[int]int{}}
	go b.put(1)
	println(len(b.all()))
}
