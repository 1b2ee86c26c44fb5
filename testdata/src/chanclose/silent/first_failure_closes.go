// The close in the loop runs at the first failure alone, and the one behind the
// loop only if nothing has failed.
package silent

import "fmt"

func firstFailure(checks []func() error) string {
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
			if failures == 1 {
				close(failed)
			}
		}
	}
	if failures == 0 {
		close(failed)
	}
	return fmt.Sprint(<-answer, failures)
}

func firstFailureLeaves(checks []func() error) (failures int) {
	failed := make(chan struct{})
	go func() { <-failed }()
	for _, check := range checks {
		if err := check(); err != nil {
			failures++
			close(failed)
			break
		}
	}
	if failures < 1 {
		close(failed)
	}
	return failures
}

func gatheredFailures(checks []func() error) []error {
	failed := make(chan struct{})
	go func() { <-failed }()
	var list []error
	for _, check := range checks {
		if err := check(); err != nil {
			list = append(list, err)
			if len(list) == 1 {
				close(failed)
			}
		}
	}
	if len(list) == 0 {
		close(failed)
	}
	return list
}

func flaggedFailure(checks []func() error) {
	failed := make(chan struct{})
	go func() { <-failed }()
	bad := false
	for _, check := range checks {
		if err := check(); err != nil && !bad {
			bad = true
			close(failed)
		}
	}
	if !bad {
		close(failed)
	}
}

func niledAfterFailure(checks []func() error) {
	failed := make(chan struct{})
	for _, check := range checks {
		if err := check(); err != nil && failed != nil {
			close(failed)
			failed = nil
		}
	}
}
