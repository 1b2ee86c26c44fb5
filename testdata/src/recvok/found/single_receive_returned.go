// The zero is returned as if it were the count.
package story

func count(read func() ([]int, error)) int {
	total := make(chan int, 1)
	go func() {
		xs, err := read()
		if err == nil {
			total <- len(xs)
		}
		close(total)
	}()
	return <-total // want "receive from total gives the zero value if the function literal in count closes the channel without having sent"
}
