// Loops over tickers that end with the work, with an error of their own, or with the program.
package story

import "time"

func watched(work func() error, report func()) error {
	stop := make(chan struct{})
	go func() {
		every := time.NewTicker(time.Minute)
		defer every.Stop()
		for {
			select {
			case <-every.C:
				report()
			case <-stop:
				return
			}
		}
	}()
	err := work()
	close(stop)
	return err
}

func until(work func() error, alive func() error) {
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-time.After(time.Second):
				if alive() != nil {
					return
				}
			case <-stop:
				return
			}
		}
	}()
	if work() == nil {
		close(stop)
	}
}
