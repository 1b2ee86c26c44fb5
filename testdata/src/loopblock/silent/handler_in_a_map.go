// The handlers in the map belong to another router, which the message is passed on to.
package router

type event struct{ kind string }

type router struct {
	events   chan event
	handlers map[string]func(event)
}

func start() *router {
	r := &router{events: make(chan event), handlers: map[string]func(event){}}
	go r.loop()
	return r
}

func link(a, b *router) { a.handlers["pass"] = b.pass }

func (r *router) loop() {
	for e := range r.events {
		if handle := r.handlers[e.kind]; handle != nil {
			handle(e)
		}
	}
}

func (r *router) pass(e event) { r.events <- e }
