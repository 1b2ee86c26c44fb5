// One receive waits for one of the goroutines only.
package firstof

func Any(fs []func() int) int {
	done := make(chan bool, len(fs))
	best := 0
	for _, f := range fs {
		go func() {
			best = f() // want "this write of best in a goroutine races with a read outside of it|several goroutines write best"
			done <- true
		}()
	}
	<-done
	return best
}
