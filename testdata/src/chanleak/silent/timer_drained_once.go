// The drain runs only where the value has not been received, or does not wait.
package story

import "time"

func wait(ch <-chan int, d time.Duration) (n int) {
	t := time.NewTimer(d)
	select {
	case n = <-ch:
		if !t.Stop() {
			<-t.C
		}
	case <-t.C:
		n = -1
	}
	return n
}

func waitFlag(ch <-chan int, d time.Duration) (n int) {
	t := time.NewTimer(d)
	fired := false
	select {
	case n = <-ch:
	case <-t.C:
		fired = true
	}
	if !fired && !t.Stop() {
		<-t.C
	}
	return n
}

func loop(ch <-chan int, d time.Duration) {
	t := time.NewTimer(d)
	for {
		select {
		case <-ch:
			if !t.Stop() {
				select {
				case <-t.C:
				default:
				}
			}
		case <-t.C:
		}
		t.Reset(d)
	}
}
