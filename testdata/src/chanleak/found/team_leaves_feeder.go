// Every worker leaves at its first error; then nobody takes the rest.
package story

import "sync"

func feed(rows []string, write func(string) error) {
	lines := make(chan string)
	var team sync.WaitGroup
	for range 8 {
		team.Add(1)
		go func() {
			defer team.Done()
			for l := range lines {
				if write(l) != nil {
					return
				}
			}
		}()
	}
	for _, r := range rows {
		lines <- r // want "send on lines blocks forever"
	}
	close(lines)
	team.Wait()
}
