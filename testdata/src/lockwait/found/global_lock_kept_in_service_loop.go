// A request without a name goes back to the loop with the registry locked.
package story

import "sync"

var (
	registryMu sync.Mutex
	registry   = map[string]int{}
)

type request struct {
	name string
	size int
}

func Serve(requests chan request) {
	for {
		req, ok := <-requests
		if !ok {
			return
		}
		registryMu.Lock() // want "registryMu is locked again while it is held, which blocks forever"
		old := registry[req.name]
		if old > req.size {
			continue
		}
		registry[req.name] = req.size
		registryMu.Unlock()
	}
}
