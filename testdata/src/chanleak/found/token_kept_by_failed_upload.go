// A failed upload keeps its token; with all of them kept, the next one waits forever.
package story

import "sync"

func uploadAll(files []string, atOnce int, put func(string) error) {
	tokens := make(chan bool, atOnce)
	var all sync.WaitGroup
	for _, f := range files {
		tokens <- true // want "send on tokens blocks forever"
		all.Add(1)
		go func() {
			defer all.Done()
			if put(f) != nil {
				return
			}
			<-tokens
		}()
	}
	all.Wait()
}
