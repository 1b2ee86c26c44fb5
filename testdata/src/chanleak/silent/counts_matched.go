// As many receives as goroutines.
package story

func sum(parts [][]int, add func([]int) int) int {
	ch := make(chan int)
	for _, p := range parts {
		go func() { ch <- add(p) }()
	}
	total := 0
	for i := 0; i < len(parts); i++ {
		total += <-ch
	}
	return total
}
