// Every stage tells the next one by closing its output.
package story

func run(in []int) int {
	a := make(chan int)
	b := make(chan int)
	go func() {
		for _, v := range in {
			a <- v
		}
		close(a)
	}()
	go func() {
		for v := range a {
			if v%2 == 0 {
				continue
			}
			b <- v
		}
		close(b)
	}()
	sum := 0
	for v := range b {
		sum += v
	}
	return sum
}
