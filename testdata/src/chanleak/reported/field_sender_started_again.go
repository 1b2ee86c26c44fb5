// A goroutine that sends once is started anew for each call of an exported
// method and of a hook, so the worker that ranges over the channel goes on.
package field_sender_started_again

type reaper struct {
	dead chan int
	hook func(func(id int))
}

func newReaper(hook func(func(id int))) *reaper {
	r := &reaper{dead: make(chan int), hook: hook}
	go r.loop()
	return r
}

func (r *reaper) loop() {
	for id := range r.dead {
		println(id)
	}
}

func (r *reaper) Open(id int) {
	go func() { r.dead <- id }()
}

func (r *reaper) install() {
	r.hook(func(id int) {
		go func() { r.dead <- id }()
	})
}
