// The marked value is made for its goroutine, or the function waits for it.
package story

import "sync"

//chanlint:nosend
type vm struct{ n int }

func (v *vm) run() { v.n++ }

func own() {
	go func() {
		v := &vm{}
		v.run()
	}()
	v := &vm{}
	go v.run()
}

func waited(v *vm) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		v.run()
	}()
	wg.Wait()
}

type worker struct {
	v    *vm
	jobs chan int
}

func newWorker() *worker {
	w := &worker{v: &vm{}, jobs: make(chan int)}
	go w.loop()
	return w
}

func (w *worker) loop() {
	for range w.jobs {
		w.v.run()
	}
}

func (w *worker) post(n int) { w.jobs <- n }

func values(v *vm, out chan<- int) { out <- v.n }
