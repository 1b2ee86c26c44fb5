// Every turn of the loop closes the same channel.
package story

func broadcast(done chan struct{}, listeners []func()) {
	for _, l := range listeners {
		l()
		close(done) // want "done is closed again when this close runs a second time, which panics"
	}
}
