// The deferred close lets the workers go on every path.
package story

import "sync"

func dispatch(next func() (string, error), work func(string)) error {
	jobs := make(chan string)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(jobs)
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				work(j)
			}
		}()
	}
	for {
		j, err := next()
		if err != nil {
			return err
		}
		if j == "" {
			return nil
		}
		jobs <- j
	}
}
