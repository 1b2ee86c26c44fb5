// All that ever comes through the channel is a handful.
package story

func generate(ids ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, id := range ids {
			out <- id
		}
	}()
	return out
}

func main() {
	for id := range generate(1, 2, 3) {
		go func() { println(id) }()
	}
}
