// The arm that closes sets its own channel to nil, so it is not taken again.
package story

func forward(in <-chan int, errs <-chan error, out chan int) {
	for in != nil || errs != nil {
		select {
		case v, ok := <-in:
			if !ok {
				close(out)
				in = nil
				continue
			}
			out <- v
		case _, ok := <-errs:
			if !ok {
				errs = nil
			}
		}
	}
}
