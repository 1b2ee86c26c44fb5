// Nobody closes jobs, so the workers stay when their work is done.
package story

func process(items []int, handle func(int)) {
	jobs := make(chan int)
	done := make(chan bool)
	for i := 0; i < 3; i++ {
		go func() {
			for j := range jobs { // want "the range over jobs blocks forever once process returns"
				handle(j)
				done <- true
			}
		}()
	}
	for _, it := range items {
		jobs <- it
		<-done
	}
}
