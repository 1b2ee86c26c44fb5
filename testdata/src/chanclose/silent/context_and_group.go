// Close cancels, waits for the group, and closes last.
package story

import (
	"context"
	"sync"
)

type Tail struct {
	cancel context.CancelFunc
	wg     sync.WaitGroup
	lines  chan string
}

func Open(paths []string, follow func(context.Context, string, chan<- string)) *Tail {
	ctx, cancel := context.WithCancel(context.Background())
	t := &Tail{cancel: cancel, lines: make(chan string)}
	for _, p := range paths {
		t.wg.Add(1)
		go func() {
			defer t.wg.Done()
			for {
				select {
				case <-ctx.Done():
					return
				default:
				}
				t.lines <- p
			}
		}()
	}
	return t
}

func (t *Tail) Close() {
	t.cancel()
	t.wg.Wait()
	close(t.lines)
}
