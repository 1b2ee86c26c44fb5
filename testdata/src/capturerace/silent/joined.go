// The read comes after the goroutine was waited for.
package joined

import "sync"

func One(f func() int) int {
	var v int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		v = f()
	}()
	wg.Wait()
	return v
}

func Closed(f func() int) int {
	var v int
	done := make(chan struct{})
	go func() {
		v = f()
		close(done)
	}()
	<-done
	return v
}

func Sent(f func() (int, error)) (int, error) {
	var v int
	errc := make(chan error, 1)
	go func() {
		var err error
		v, err = f()
		errc <- err
	}()
	if err := <-errc; err != nil {
		return 0, err
	}
	return v, nil
}

func InTurn(fs []func() int) int {
	sum := 0
	for _, f := range fs {
		done := make(chan bool)
		go func() {
			sum += f()
			done <- true
		}()
		<-done
	}
	return sum
}
