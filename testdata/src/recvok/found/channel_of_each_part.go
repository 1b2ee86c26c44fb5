// A part that fails counts as zero, as if it had been counted.
package story

func sum(parts []func() (int, error)) int {
	total := 0
	for _, p := range parts {
		ch := make(chan int)
		go func() {
			defer close(ch)
			v, err := p()
			if err != nil {
				return
			}
			ch <- v
		}()
		total += <-ch // want "receive from ch gives the zero value if the function literal in sum closes the channel without having sent"
	}
	return total
}
