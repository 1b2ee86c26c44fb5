// The flag that says whether a goroutine is under way is kept by one goroutine.
package story

func loop(events []int, work func(int) int, use func(int)) {
	results := make(chan int)
	busy := false
	for _, e := range events {
		if busy {
			use(<-results)
			busy = false
		}
		go func() { results <- work(e) }()
		busy = true
	}
	if busy {
		use(<-results)
	}
}
