// The counter and the flag are atomic.
package atomics

import (
	"sync"
	"sync/atomic"
	"time"
)

func Count(fs []func()) int64 {
	var n int64
	var m atomic.Int64
	var stop atomic.Bool
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f()
			atomic.AddInt64(&n, 1)
			m.Add(1)
		}()
	}
	go func() {
		for !stop.Load() {
			time.Sleep(time.Millisecond)
			println(atomic.LoadInt64(&n))
		}
	}()
	wg.Wait()
	stop.Store(true)
	return m.Load()
}
