// A cleanup waits for a group; the runtime has few goroutines for all cleanups.
package found

import (
	"runtime"
	"sync"
)

type pool struct{ wg *sync.WaitGroup }

func newPool(wg *sync.WaitGroup) *pool {
	p := &pool{wg}
	runtime.AddCleanup(p, func(wg *sync.WaitGroup) {
		wg.Wait() // want "the function literal in newPool runs on the runtime's cleanup goroutines: calling wg.Wait stalls it until it is done; start a goroutine for it"
	}, wg)
	return p
}
