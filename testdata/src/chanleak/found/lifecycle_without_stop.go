// The worker is never stopped: the one method that would end it is called by
// nobody.
package story

type worker struct {
	items chan string
	done  chan struct{}
}

func (w worker) start() {
	go func() {
		for {
			select { // want `the select blocks forever once process returns`
			case item := <-w.items:
				println(item)
			case <-w.done:
				return
			}
		}
	}()
}

func (w worker) Stop() { close(w.done) }

func (w worker) Add(item string) { w.items <- item }

func process(items []string) {
	w := worker{items: make(chan string), done: make(chan struct{})}
	w.start()
	for _, item := range items {
		w.Add(item)
	}
}
