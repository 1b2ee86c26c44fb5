// The bucket is copied, and its slice is the same one.
package histogram

import "sync"

type Bucket struct {
	Sum    int
	Counts []int
}

type Histogram struct {
	mu      sync.Mutex
	buckets map[string]Bucket
}

func (h *Histogram) Observe(name string, i int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	b := h.buckets[name]
	b.Sum++
	b.Counts[i]++
	h.buckets[name] = b
}

func (h *Histogram) Bucket(name string) Bucket {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.buckets[name] // want `returning a shallow copy of h.buckets\[…\] lets the caller use it without h.mu`
}
