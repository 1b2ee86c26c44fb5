// The workers go on after an error, so the feeder is served to the end.
package story

import "sync"

func feed(rows []string, write func(string) error) (failed int) {
	lines := make(chan string)
	var team sync.WaitGroup
	var mu sync.Mutex
	for range 8 {
		team.Add(1)
		go func() {
			defer team.Done()
			for l := range lines {
				if write(l) != nil {
					mu.Lock()
					failed++
					mu.Unlock()
				}
			}
		}()
	}
	for _, r := range rows {
		lines <- r
	}
	close(lines)
	team.Wait()
	return failed
}
