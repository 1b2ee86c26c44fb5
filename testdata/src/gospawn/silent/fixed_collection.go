// The collection is fixed, or the configuration's, and joined.
package story

import "sync"

type backend struct{ addr string }

func (b *backend) ping() {}

type cluster struct {
	backends []*backend
	replicas [3]*backend
}

func (c *cluster) ping() {
	var wg sync.WaitGroup
	for _, b := range c.backends {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b.ping()
		}()
	}
	for _, b := range c.replicas {
		wg.Go(b.ping)
	}
	for _, name := range []string{"a", "b", "c"} {
		wg.Go(func() { (&backend{name}).ping() })
	}
	wg.Wait()
}
