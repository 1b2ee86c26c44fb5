// A failed look-up leaves a nil in the cache.
package story

type entry struct{ size int }

type cache struct{ m map[string]*entry }

func (c *cache) get(key string, load func(string) (*entry, error)) {
	ch := make(chan *entry)
	go func() {
		defer close(ch)
		if e, err := load(key); err == nil {
			ch <- e
		}
	}()
	c.m[key] = <-ch // want "receive from ch gives the zero value if the function literal in get closes the channel without having sent"
}
