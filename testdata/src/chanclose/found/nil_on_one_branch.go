// The channel is made only if there is something to verify, and closed in any
// case.
package story

func verify(names []string, deep bool, check func(string) error) []error {
	var failures chan error
	if deep {
		failures = make(chan error, len(names))
	}
	for _, name := range names {
		if err := check(name); err != nil && deep {
			failures <- err
		}
	}
	close(failures) // want "close of failures panics on the path on which the channel is still nil"
	var list []error
	for err := range failures {
		list = append(list, err)
	}
	return list
}
