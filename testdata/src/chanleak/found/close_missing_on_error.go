// The error path returns without closing what the consumer ranges over.
package story

func copyAll(next func() (int, error), use func(int)) {
	items := make(chan int)
	go func() {
		for {
			v, err := next()
			if err != nil {
				return
			}
			items <- v
		}
	}()
	for v := range items { // want "the range over items blocks forever once the goroutine of copyAll returns early with an error"
		use(v)
	}
}
