// The timer closes stop alone; the sender closes its own output.
package story

import "time"

func Poll(f func() (int, bool)) <-chan int {
	out := make(chan int)
	stop := make(chan struct{})
	timer := time.AfterFunc(time.Second, func() { close(stop) })
	go func() {
		defer timer.Stop()
		defer close(out)
		for {
			v, ok := f()
			if !ok {
				return
			}
			select {
			case out <- v:
			case <-stop:
				return
			}
		}
	}()
	return out
}
