// Met in net/http/httputil, caddy and go-ethereum: the timer is stopped before
// the handler returns, or both sides answer under one Once.
package story

import (
	"net/http"
	"sync"
	"time"
)

type flusher struct {
	mu sync.Mutex
	w  http.ResponseWriter
	t  *time.Timer
}

func (f *flusher) flush() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.w.Write(nil)
}

func (f *flusher) stop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.t != nil {
		f.t.Stop()
	}
}

func respond(w http.ResponseWriter, r *http.Request) {
	f := &flusher{w: w}
	defer f.stop()
	f.t = time.AfterFunc(time.Second, f.flush)
	f.w.Write([]byte("x"))
}

func timeout(w http.ResponseWriter, r *http.Request) {
	var answered sync.Once
	timer := time.AfterFunc(time.Second, func() {
		answered.Do(func() { w.WriteHeader(http.StatusGatewayTimeout) })
	})
	defer timer.Stop()
	answered.Do(func() { w.WriteHeader(http.StatusOK) })
}
