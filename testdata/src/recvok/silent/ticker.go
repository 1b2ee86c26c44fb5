// Nothing closes the channel of a ticker.
package story

import "time"

func every(d time.Duration, f func(time.Time)) {
	t := time.NewTicker(d)
	for {
		now := <-t.C
		f(now)
	}
}
