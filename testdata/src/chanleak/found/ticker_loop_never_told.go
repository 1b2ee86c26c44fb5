// On an error nobody closes stop: the ticker keeps the goroutine going for ever.
package story

import "time"

func watched(work func() error, report func()) error {
	stop := make(chan struct{})
	go func() {
		every := time.NewTicker(time.Minute)
		defer every.Stop()
		for {
			select { // want "the select waits forever for stop once watched returns early with an error"
			case <-every.C:
				report()
			case <-stop:
				return
			}
		}
	}()
	if err := work(); err != nil {
		return err
	}
	close(stop)
	return nil
}
