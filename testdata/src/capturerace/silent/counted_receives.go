// As many receives as goroutines.
package counted

func All(fs []func() int) []int {
	out := map[int]int{}
	last := 0
	done := make(chan bool)
	for i := range fs {
		go func() {
			_ = fs[i]()
			done <- true
		}()
	}
	for range fs {
		<-done
	}
	last++
	out[0] = last
	return []int{out[0]}
}

func Pair(a, b func() int) int {
	var x, y int
	done := make(chan bool)
	go func() { x = a(); done <- true }()
	go func() { y = b(); done <- true }()
	for range 2 {
		<-done
	}
	return x + y
}
