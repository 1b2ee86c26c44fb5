// Met in net/http/fcgi: one goroutine gathers the parts of a message and works on them.
package story

import "io"

type request struct {
	raw    []byte
	params map[string]string
}

type child struct{ conn io.Reader }

func (c *child) serve() {
	req := &request{}
	for {
		buf := make([]byte, 64)
		n, err := c.conn.Read(buf)
		if err != nil {
			return
		}
		c.handle(req, buf[:n])
	}
}

func (c *child) handle(r *request, part []byte) {
	if len(part) > 0 {
		r.raw = append(r.raw, part...)
		return
	}
	r.parse()
}

func (r *request) parse() {
	text := r.raw
	r.raw = nil
	for _, b := range text {
		r.params[string(b)] = ""
	}
}

func Serve(conns <-chan io.ReadCloser) {
	for conn := range conns {
		go (&child{conn}).serve()
	}
}
