// The producers are awaited, and the one that collects is not.
package gather

import "sync"

func gather(sources []func() (string, int)) map[string]int {
	type item struct {
		key   string
		value int
	}
	items := make(chan item)
	var wg sync.WaitGroup
	for _, source := range sources {
		wg.Add(1)
		go func() {
			defer wg.Done()
			k, v := source()
			items <- item{k, v}
		}()
	}
	all := map[string]int{}
	go func() {
		for it := range items {
			all[it.key] = it.value // want "this write of all in a goroutine races with a read outside of it"
		}
	}()
	wg.Wait()
	close(items)
	return all
}
