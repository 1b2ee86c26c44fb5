// A panic in the work still sends, by the deferred function.
package story

import "fmt"

func protect(work func()) error {
	errc := make(chan error)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				errc <- fmt.Errorf("panic: %v", r)
				return
			}
			errc <- nil
		}()
		work()
	}()
	return <-errc
}
