// The mutex stands in a struct, and a helper takes it.
package inner

import "sync"

type guard struct {
	sync.Mutex
	wg sync.WaitGroup
}

func (g *guard) with(f func()) {
	g.Lock()
	defer g.Unlock()
	f()
}

func Run(xs []int) (n int) {
	g := &guard{}
	for _, x := range xs {
		g.wg.Add(1)
		go func() {
			defer g.wg.Done()
			g.with(func() { n += x })
		}()
	}
	g.wg.Wait()
	return n
}
