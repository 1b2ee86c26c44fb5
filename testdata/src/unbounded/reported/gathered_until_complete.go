// Met in net/http/fcgi: a handler gathers the parts of one request, and takes
// them when the last one has come.
package story

type request struct{ params []byte }

type child struct {
	reqs map[int]*request
	in   chan record
}

type record struct {
	id   int
	data []byte
}

func (c *child) handle(rec record) {
	r := c.reqs[rec.id]
	if len(rec.data) > 0 {
		r.params = append(r.params, rec.data...)
		return
	}
	r.parse()
}

func (r *request) parse() {
	text := r.params
	r.params = nil
	println(string(text))
}

func (c *child) serve() {
	for {
		select {
		case rec := <-c.in:
			c.handle(rec)
		}
	}
}

func Serve(in chan record) {
	c := &child{reqs: map[int]*request{}, in: in}
	go c.serve()
}
