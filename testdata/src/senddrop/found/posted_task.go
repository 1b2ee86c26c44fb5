// A task that finds the queue full never runs.
package story

type pool struct {
	tasks chan func()
}

func newPool(workers int) *pool {
	p := &pool{tasks: make(chan func(), workers)}
	for range workers {
		go func() {
			for task := range p.tasks {
				task()
			}
		}()
	}
	return p
}

func (p *pool) submit(task func()) {
	select {
	case p.tasks <- task: // want "task is lost in silence when p.tasks is full"
	default:
	}
}

func run(p *pool, work []func()) {
	for _, w := range work {
		p.submit(w)
	}
}
