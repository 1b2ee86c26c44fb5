// The channel is closed once the receiver has ended.
package story

type closer struct {
	quit, ended chan struct{}
}

func (c *closer) signalAndWait() {
	close(c.quit)
	<-c.ended
}

type db struct {
	writes chan []byte
	writer *closer
}

func open(write func([]byte)) *db {
	d := &db{writes: make(chan []byte), writer: &closer{make(chan struct{}), make(chan struct{})}}
	go d.write(write)
	return d
}

func (d *db) write(write func([]byte)) {
	defer close(d.writer.ended)
	for {
		select {
		case b := <-d.writes:
			write(b)
		case <-d.writer.quit:
			return
		}
	}
}

func (d *db) close() {
	d.writer.signalAndWait()
	close(d.writes)
}

func run(write func([]byte)) {
	d := open(write)
	d.writes <- nil
	d.close()
}
