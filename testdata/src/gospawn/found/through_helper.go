// A helper that the loop calls for each message starts the goroutine.
package story

type message struct {
	topic string
	data  []byte
}

type router struct {
	in       chan message
	handlers map[string]func(message)
}

func (r *router) loop() {
	for {
		m, ok := <-r.in // because "Each value received from r.in starts one."
		if !ok {
			return
		}
		r.dispatch(m) // because "dispatch is called for each."
	}
}

func (r *router) dispatch(m message) {
	h := r.handlers[m.topic]
	if h == nil {
		return
	}
	go h(m) // want "this starts a goroutine for each value received from r.in"
}
