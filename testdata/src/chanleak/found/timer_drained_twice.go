// When the timer has fired, its value is gone before the drain.
package story

import "time"

func wait(ch <-chan int, d time.Duration) (n int) {
	t := time.NewTimer(d)
	select {
	case n = <-ch:
	case <-t.C: // because "the value of t.C is received here"
		n = -1
	}
	if !t.Stop() {
		<-t.C // want "receive from t.C blocks forever, since the timer's value has been received before"
	}
	return n
}
