// The goroutine spins on a flag that is set behind the last write.
package story

import (
	"fmt"
	"sync/atomic"
)

func started() {
	var ready atomic.Bool
	cfg := map[string]int{}
	go func() {
		for !ready.Load() {
		}
		fmt.Println(cfg)
	}()
	cfg["a"] = 1
	ready.Store(true)
}
