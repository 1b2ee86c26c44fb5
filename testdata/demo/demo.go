// Package demo holds mistakes for chanlint to find.
package demo

import (
	"context"
	"sync"
)

// Fetch leaves a goroutine behind when ctx is done first.
func Fetch(ctx context.Context, get func() string) (string, error) {
	result := make(chan string)
	go func() {
		result <- get()
	}()
	select {
	case s := <-result:
		return s, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Produce closes its channel twice if an item is negative.
func Produce(ch chan<- int, items []int) {
	defer close(ch)
	for _, item := range items {
		if item < 0 {
			close(ch)
			return
		}
		ch <- item
	}
}

// Squares appends from several goroutines at once.
func Squares(xs []int) []int {
	var out []int
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Go(func() { out = append(out, x*x) })
	}
	wg.Wait()
	return out
}
