// The deferred write comes after the channel is closed.
package probe

import "time"

func probe(ping func() error) (time.Duration, error) {
	var took time.Duration
	var err error
	done := make(chan struct{})
	go func() {
		start := time.Now()
		defer func() { took = time.Since(start) }() // want "this write of took in a goroutine races with a read outside of it"
		err = ping()
		close(done)
	}()
	<-done
	return took, err
}
