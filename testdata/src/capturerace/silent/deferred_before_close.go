// The channel is closed by the deferred call that comes last.
package probe

import "time"

func probe(ping func() error) (time.Duration, error) {
	var took time.Duration
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		start := time.Now()
		defer func() { took = time.Since(start) }()
		err = ping()
	}()
	<-done
	return took, err
}
