// One method of the loop's clients watches its end, another does not.
package field_sibling_of_another_channel

type manager struct {
	adds  chan int
	drops chan int
	done  chan struct{}
}

func Start() *manager {
	m := &manager{adds: make(chan int), drops: make(chan int), done: make(chan struct{})}
	go m.loop()
	return m
}

func (m *manager) loop() {
	n := 0
	for {
		select {
		case x := <-m.adds:
			n += x
		case x := <-m.drops:
			n -= x
		case <-m.done:
			return
		}
	}
}

func (m *manager) Add(x int) {
	select {
	case m.adds <- x:
	case <-m.done:
	}
}

func (m *manager) Drop(x int) {
	m.drops <- x // want "send on m.drops blocks forever once loop has returned because of m.done"
}

func (m *manager) Stop() { close(m.done) }
