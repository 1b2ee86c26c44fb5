// The select has another case that can be taken.
package story

import "time"

func wait() {
	never := make(chan int)
	select {
	case <-never:
	case <-time.After(time.Second):
	}
}
