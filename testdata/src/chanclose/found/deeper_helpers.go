// The close in the helper's helper has run before the explicit one.
package story

type link struct {
	up chan struct{}
}

func dial() *link { return &link{up: make(chan struct{})} }

func (l *link) shut()     { l.teardown() }
func (l *link) teardown() { close(l.up) } // want "l.up is closed again when this close runs a second time, which panics"

func (l *link) exchange(send func() error) error {
	defer l.shut()
	if err := send(); err != nil {
		l.teardown()
		return err
	}
	return nil
}
