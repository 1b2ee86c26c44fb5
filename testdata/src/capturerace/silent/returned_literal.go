// The literal that the caller gets waits, or locks, or the caller is given what to wait for.
package track

import "sync"

func Track(events <-chan int) (stop func() int) {
	quit, gone := make(chan struct{}), make(chan struct{})
	sum := 0
	go func() {
		defer close(gone)
		for {
			select {
			case e := <-events:
				sum += e
			case <-quit:
				return
			}
		}
	}()
	return func() int {
		close(quit)
		<-gone
		return sum
	}
}

func Last(values <-chan string) func() string {
	var mu sync.Mutex
	last := ""
	go func() {
		for v := range values {
			mu.Lock()
			last = v
			mu.Unlock()
		}
	}()
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return last
	}
}

func Load(get func() (string, error)) (func() (string, error), <-chan struct{}) {
	var text string
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		text, err = get()
	}()
	return func() (string, error) { return text, err }, done
}

func Parts(get func() string) (wait func(), text func() string) {
	var s string
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s = get()
	}()
	return func() { wg.Wait() }, func() string { return s }
}
