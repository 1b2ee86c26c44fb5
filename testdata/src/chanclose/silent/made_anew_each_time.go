// Each turn of the loop closes the channel that the turn before has made.
package story

func broadcast(n int, listen func(<-chan struct{})) {
	changed := make(chan struct{})
	for range n {
		listen(changed)
		close(changed)
		changed = make(chan struct{})
	}
}
