// A key that is not there gets no reply.
package story

type request struct {
	key   string
	reply chan int
}

type table struct {
	requests chan request
	rows     map[string]int
}

func New() *table {
	t := &table{requests: make(chan request), rows: map[string]int{}}
	go t.serve()
	return t
}

func (t *table) serve() {
	for {
		select {
		case req := <-t.requests:
			n, ok := t.rows[req.key]
			if !ok {
				continue
			}
			req.reply <- n
		}
	}
}

func (t *table) Get(key string) int {
	req := request{key, make(chan int)}
	t.requests <- req
	return <-req.reply // want "receive from req.reply blocks forever when serve goes on without a reply"
}
