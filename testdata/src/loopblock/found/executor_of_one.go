// The executor has one goroutine; a function that it runs calls another method that runs on it.
package main

type Executor struct{ work chan func() }

func NewExecutor() *Executor {
	e := &Executor{work: make(chan func())}
	go func() {
		for {
			fn, ok := <-e.work
			if !ok {
				return
			}
			fn()
		}
	}()
	return e
}
func (e *Executor) Run(fn func() error) error {
	errc := make(chan error, 1)
	e.work <- func() { errc <- fn() }
	return <-errc
}

type repo struct{ e *Executor }

func (r *repo) Save() error {
	return r.e.Run(func() error { return r.validate() }) // want "the function literal in Save runs on the loop of the function literal in NewExecutor: calling validate, which ends up sending on e.work, waits for itself forever"
}
func (r *repo) validate() error {
	return r.e.Run(func() error { return nil })
}
func main() { (&repo{NewExecutor()}).Save() }
