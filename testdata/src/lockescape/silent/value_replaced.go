// The bucket is copied, changed in the copy, and put back.
package histogram

import "sync"

type Bucket struct {
	Sum   int
	Names []string
}

type Histogram struct {
	mu      sync.Mutex
	buckets map[string]Bucket
}

func (h *Histogram) Observe(name string, n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	b := h.buckets[name]
	b.Sum += n
	b.Names = []string{name}
	b.Names[0] += "!"
	h.buckets[name] = b
}

func (h *Histogram) Bucket(name string) Bucket {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.buckets[name]
}
