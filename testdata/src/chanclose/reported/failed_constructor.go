// Met in prometheus: the deferred function closes for the goroutine only if the
// constructor fails, and then the goroutine has not been started.
package story

type db struct {
	done chan struct{}
	quit chan struct{}
}

func open(load func() error) (d *db, failure error) {
	d = &db{done: make(chan struct{}), quit: make(chan struct{})}
	defer func() {
		if failure == nil {
			return
		}
		close(d.done)
		d.close()
	}()
	if err := load(); err != nil {
		return nil, err
	}
	go d.run()
	return d, nil
}

func (d *db) run() {
	defer close(d.done)
	<-d.quit
}

func (d *db) close() {
	select {
	case <-d.done:
		return
	default:
	}
	close(d.quit)
	<-d.done
}
