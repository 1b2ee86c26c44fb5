// The error is looked for once all have ended, and the channel has no buffer: it is never found.
package story

func all(tasks []func() error) error {
	errs := make(chan error)
	done := make(chan struct{}, len(tasks))
	for _, task := range tasks {
		go func() {
			defer func() { done <- struct{}{} }()
			if err := task(); err != nil {
				select {
				case errs <- err: // want "err is lost in silence unless a receiver waits on errs"
				default:
				}
			}
		}()
	}
	for range tasks {
		<-done
	}
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}
