// Set writes the map that the header is.
package record

import (
	"net/http"
	"sync"
)

type Recorder struct {
	mu     sync.Mutex
	header http.Header
}

func (r *Recorder) Add(key, value string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.header.Add(key, value)
}

func (r *Recorder) Header() http.Header {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.header // want `returning r.header itself lets the caller use it without r.mu`
}
