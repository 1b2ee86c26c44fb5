// Each member of the ring closes the channel of its successor.
package story

func Ring(n int) {
	chans := make([]chan int, n)
	for i := range chans {
		chans[i] = make(chan int)
	}
	for i := 0; i < n; i++ {
		go func(in, out chan int) {
			defer close(out)
			for v := range in {
				out <- v
			}
		}(chans[i], chans[(i+1)%n])
	}
}
