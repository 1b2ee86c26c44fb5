// The loop ends only when the channel is closed, or without a look at the result.
package spin

func Compute(f func() float64, spin func() bool) (float64, bool) {
	done := make(chan struct{})
	var result float64
	go func() {
		result = f()
		close(done)
	}()
	for spin() {
		select {
		case <-done:
			return result, true
		default:
		}
	}
	return 0, false
}
