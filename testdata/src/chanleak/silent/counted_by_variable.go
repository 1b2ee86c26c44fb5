// What was started is counted, and as much is received.
package story

func sizes(files []string, skip func(string) bool, size func(string) int) int {
	ch := make(chan int)
	started := 0
	for _, f := range files {
		if skip(f) {
			continue
		}
		started++
		go func() { ch <- size(f) }()
	}
	total := 0
	for range started {
		total += <-ch
	}
	return total
}
