// The loop looks at the channel and does not wait for it; when it gives up, the goroutine goes on.
package spin

func Compute(f func() float64, spin func() bool) (float64, bool) {
	done := make(chan struct{})
	var result float64
	go func() {
		result = f() // want "this write of result in a goroutine races with a read outside of it"
		close(done)
	}()
	for spin() {
		select {
		case <-done:
			return result, true
		default:
		}
	}
	return result, false
}
