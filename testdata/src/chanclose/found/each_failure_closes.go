// Each turn of the loop that fails closes the channel that was made outside of
// it, and no failure ends the loop.
package found

import "fmt"

func reportFailures(checks []func() error) string {
	failed := make(chan struct{})
	answer := make(chan string, 1)
	go func() {
		<-failed
		answer <- "failed"
	}()
	failures := 0
	for _, check := range checks {
		if err := check(); err != nil {
			failures++
			close(failed) // want "failed is closed again when this close runs a second time, which panics"
		}
	}
	if failures == 0 {
		close(failed)
	}
	return fmt.Sprint(<-answer, failures)
}

func stopEach(stops []func() error, quit chan struct{}) {
	done := quit
	for _, stop := range stops {
		if err := stop(); err != nil {
			fmt.Println(err)
			close(done) // want "done is closed again when this close runs a second time, which panics"
		}
	}
}

func closesBehindFlag(stops []func() error) {
	done, stopped := make(chan struct{}), false
	go func() { <-done }()
	for _, stop := range stops {
		if err := stop(); err != nil {
			stopped = true
			close(done)
			break
		}
	}
	if stopped {
		close(done) // want "done is closed a second time, which panics"
	}
}
