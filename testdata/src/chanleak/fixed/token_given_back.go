package story

import "sync"

func fetchAll(urls []string, limit int, fetch func(string) error) {
	slots := make(chan struct{}, limit)
	var all sync.WaitGroup
	for _, url := range urls {
		slots <- struct{}{} // want "send on slots blocks forever"
		all.Add(1)
		go func() {
			defer all.Done()
			if err := fetch(url); err != nil {
				return
			}
			<-slots
		}()
	}
	all.Wait()
}
