// Nobody blocks in a send that has a default.
package story

func notify(n int) int {
	wake := make(chan struct{}, 1)
	for range n {
		select {
		case wake <- struct{}{}:
		default:
		}
	}
	return len(wake)
}
