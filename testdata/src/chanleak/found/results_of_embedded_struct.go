// The channel is in an embedded struct of a local value.
package story

import "time"

type base struct{ done chan error }

type task struct {
	base
	name string
}

func (b *base) finish(err error) { b.done <- err } // want "send on b.done blocks forever once run returns at its timeout"

func run(name string, work func(string) error) error {
	t := &task{base: base{done: make(chan error)}, name: name}
	go func() { t.finish(work(t.name)) }()
	select {
	case err := <-t.done:
		return err
	case <-time.After(time.Second):
		return nil
	}
}
