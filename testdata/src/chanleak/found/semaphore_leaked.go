// The error path keeps its token.
package story

func limited(jobs []func() error) {
	sem := make(chan struct{}, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, job := range jobs {
			sem <- struct{}{} // want "send on sem blocks forever"
			if err := job(); err != nil {
				continue
			}
			<-sem
		}
	}()
	<-done
}
