// Every turn gives back the token that it took, whatever happens to it.
package story

import "sync"

func uploadAll(files []string, atOnce int, put func(string) error) {
	tokens := make(chan bool, atOnce)
	var all sync.WaitGroup
	for _, f := range files {
		tokens <- true
		all.Add(1)
		go func() {
			defer func() {
				<-tokens
				all.Done()
			}()
			if put(f) != nil {
				return
			}
		}()
	}
	all.Wait()
}

// The tokens are only taken back at the end, as many as there were.
func fill(n int, put func(int)) {
	slots := make(chan int, n)
	for i := 0; i < n; i++ {
		slots <- i
	}
	for i := 0; i < n; i++ {
		put(<-slots)
	}
}
