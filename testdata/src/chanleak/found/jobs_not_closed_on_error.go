// The error leaves the workers at the range over jobs.
package story

import "sync"

func dispatch(next func() (string, error), work func(string)) error {
	jobs := make(chan string)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs { // want "the range over jobs blocks forever once dispatch returns early with an error"
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
			break
		}
		jobs <- j
	}
	close(jobs)
	wg.Wait()
	return nil
}
