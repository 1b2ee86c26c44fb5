// What comes late is drained by a goroutine of its own.
package story

func first(xs []int, f func(int) error) error {
	errs := make(chan error)
	for _, x := range xs {
		go func() { errs <- f(x) }()
	}
	for i := range xs {
		if err := <-errs; err != nil {
			go func() {
				for range len(xs) - i - 1 {
					<-errs
				}
			}()
			return err
		}
	}
	return nil
}
