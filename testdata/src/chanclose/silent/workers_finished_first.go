// finish waits for all workers before it closes their output.
package story

import "sync"

type Batcher struct {
	in  chan int
	out chan []int
	wg  sync.WaitGroup
}

func New(n int) *Batcher {
	b := &Batcher{in: make(chan int), out: make(chan []int)}
	b.wg.Add(n)
	for range n {
		go b.work()
	}
	go b.finish()
	return b
}

func (b *Batcher) finish() {
	b.wg.Wait()
	close(b.out)
}

func (b *Batcher) work() {
	defer b.wg.Done()
	var batch []int
	for v := range b.in {
		batch = append(batch, v)
		if len(batch) == 10 {
			b.out <- batch
			batch = nil
		}
	}
	b.out <- batch
}

func (b *Batcher) Close() { close(b.in) }
