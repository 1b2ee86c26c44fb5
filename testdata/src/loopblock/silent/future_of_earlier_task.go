// The future that the task waits for was given to the executor before it, and is done by then.
package exec

type future struct {
	done  chan struct{}
	value int
}

func (f *future) get() int {
	<-f.done
	return f.value
}

type executor struct{ tasks chan func() }

func newExecutor() *executor {
	e := &executor{tasks: make(chan func(), 64)}
	go func() {
		for task := range e.tasks {
			task()
		}
	}()
	return e
}

func (e *executor) submit(f func() int) *future {
	result := &future{done: make(chan struct{})}
	e.tasks <- func() {
		result.value = f()
		close(result.done)
	}
	return result
}

func sum(e *executor, a, b int) *future {
	x := e.submit(func() int { return a })
	return e.submit(func() int { return x.get() + b })
}
