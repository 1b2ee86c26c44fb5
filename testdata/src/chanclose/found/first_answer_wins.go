// The first answer makes the caller close the channel under the other senders.
package story

func fastest(mirrors []string, get func(string) string) string {
	ch := make(chan string, len(mirrors))
	for _, m := range mirrors {
		go func() { ch <- get(m) }() // want "send on ch panics once fastest has closed the channel"
	}
	first := <-ch
	close(ch)
	return first
}
