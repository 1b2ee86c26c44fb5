// The receiver waits only if the sender was started.
package story

func maybe(names []string, lookup func(string) (int, bool)) int {
	ch := make(chan int)
	pending := 0
	for _, n := range names {
		if id, ok := lookup(n); ok {
			pending++
			go func() { ch <- id }()
		}
	}
	sum := 0
	for pending > 0 {
		sum += <-ch
		pending--
	}
	return sum
}
