// Met in go-libp2p: each turn receives the channel that it closes.
package story

func answer(requests <-chan chan struct{}, ticks <-chan int, update func()) {
	done := make(chan struct{})
	for {
		select {
		case <-ticks:
		case done = <-requests:
		}
		update()
		if done != nil {
			close(done)
			done = nil
		}
	}
}
