// Met in syncthing: the goroutine waits for the end of the connection that has
// come, to note it.
package story

type connection interface {
	Closed() <-chan struct{}
	ID() string
}

type hello struct {
	conn connection
	name string
}

func serve(hellos <-chan hello, gone func(string)) {
	for h := range hellos {
		go func() {
			<-h.conn.Closed()
			gone(h.conn.ID())
		}()
	}
}
