// The failing branch closes and goes on to the send.
package story

func feed(ch chan int, load func() (int, error)) {
	v, err := load()
	if err != nil {
		close(ch)
	}
	ch <- v // want "send on ch panics, since the channel is closed before"
	close(ch)
}
