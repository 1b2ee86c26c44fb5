// The callback that another package keeps closes the channel.
package story

import "time"

func later(d time.Duration) {
	ch := make(chan struct{})
	time.AfterFunc(d, func() { close(ch) })
	<-ch
}
