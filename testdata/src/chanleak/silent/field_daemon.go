// The loop serves for the life of the process: an error is only logged.
package story

import "log"

type bus struct{ events chan func() error }

func New() *bus {
	b := &bus{events: make(chan func() error)}
	go b.run()
	return b
}

func (b *bus) run() {
	for f := range b.events {
		if err := f(); err != nil {
			log.Print(err)
			continue
		}
	}
}

func (b *bus) Publish(f func() error) { b.events <- f }
