// Once the request was taken, the handler always replies.
package story

type db struct {
	reqs  chan string
	reply chan int
	stop  chan struct{}
}

func Open() *db {
	d := &db{reqs: make(chan string), reply: make(chan int), stop: make(chan struct{})}
	go d.loop()
	return d
}

func (d *db) loop() {
	for {
		select {
		case q := <-d.reqs:
			d.reply <- len(q)
		case <-d.stop:
			return
		}
	}
}

func (d *db) Len(q string) int {
	select {
	case d.reqs <- q:
	case <-d.stop:
		return 0
	}
	return <-d.reply
}

func (d *db) Close() { close(d.stop) }
