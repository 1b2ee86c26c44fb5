// The last goroutine to finish closes, by an atomic counter.
package story

import "sync/atomic"

func all(fs []func()) {
	var left atomic.Int32
	left.Store(int32(len(fs)))
	done := make(chan struct{})
	for _, f := range fs {
		go func() {
			f()
			if left.Add(-1) == 0 {
				close(done)
			}
		}()
	}
	<-done
}
