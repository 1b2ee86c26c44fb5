// Some items are skipped when starting, but a result is awaited for each.
package story

func sizes(files []string, skip func(string) bool, size func(string) int) int {
	ch := make(chan int)
	for _, f := range files {
		if skip(f) {
			continue
		}
		go func() { ch <- size(f) }()
	}
	total := 0
	for range files {
		total += <-ch // want "receive from ch blocks forever"
	}
	return total
}
