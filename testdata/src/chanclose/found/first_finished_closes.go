// The producer that is done first closes what the other still sends on.
package story

func both(a, b []int) []int {
	out := make(chan int)
	go func() {
		for _, v := range a {
			out <- v
		}
		close(out)
	}()
	go func() {
		for _, v := range b {
			out <- v // want "send on out panics once the function literal in both has closed the channel"
		}
	}()
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
