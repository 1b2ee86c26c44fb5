// Once the watcher has gone its case is always ready, and the loop refreshes without end.
package story

type change struct{ path string }

func follow(watch func() (change, error), refresh func()) {
	changes := make(chan change)
	go func() {
		defer close(changes)
		for {
			c, err := watch()
			if err != nil {
				return
			}
			changes <- c
		}
	}()
	for {
		<-changes // want "receive from changes is always ready once the channel is closed, and the loop spins"
		refresh()
	}
}
