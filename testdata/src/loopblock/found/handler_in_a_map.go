// A handler that the loop of messages finds in a map sends the next message to the same loop.
package router

type event struct{ kind string }

type router struct {
	events   chan event
	handlers map[string]func(event)
}

func start() *router {
	r := &router{events: make(chan event), handlers: map[string]func(event){}}
	r.handlers["retry"] = r.retry
	go r.loop()
	return r
}

func (r *router) loop() {
	for e := range r.events {
		if handle := r.handlers[e.kind]; handle != nil {
			handle(e)
		}
	}
}

func (r *router) retry(e event) {
	e.kind = "first"
	r.events <- e // want "retry runs on the loop of router.loop: sending on r.events waits for itself forever"
}

func (r *router) Post(e event) { r.events <- e }
