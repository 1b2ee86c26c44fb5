// The header is cloned, the values are encoded.
package record

import (
	"net/http"
	"net/url"
	"sync"
)

type Recorder struct {
	mu     sync.Mutex
	header http.Header
	query  url.Values
}

func (r *Recorder) Add(key, value string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.header.Add(key, value)
	r.query.Add(key, value)
}

func (r *Recorder) Header() http.Header {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.header.Clone()
}

func (r *Recorder) Query() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.query.Encode()
}
