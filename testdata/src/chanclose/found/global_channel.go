// Shutdown closes the package's queue while the flusher sends on it.
package story

var queue = make(chan []byte, 8)

func StartFlusher(read func() []byte) {
	go func() {
		for {
			queue <- read() // want "send on queue panics once Shutdown has closed the channel"
		}
	}()
}

func Shutdown() { close(queue) }
