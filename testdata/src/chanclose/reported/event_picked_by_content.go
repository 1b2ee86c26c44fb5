// Only one of the messages is the one that is waited for.
package story

import "strings"

func await(sink chan string, publish func()) {
	done := make(chan struct{})
	go func() {
		for data := range sink {
			if strings.Contains(data, "ready") {
				close(done)
			}
		}
	}()
	publish()
	<-done
}
