// Met in pion/sctp: the send is given up only once the association is closed, when there is nobody left to tell.
package story

type association struct {
	completed chan error
	closed    chan struct{}
}

func newAssociation() *association {
	return &association{make(chan error), make(chan struct{})}
}

func (a *association) complete(err error) bool {
	select {
	case a.completed <- err:
		return true
	case <-a.closed:
	}
	return false
}

func (a *association) fail(err error) { a.complete(err) }

func (a *association) wait() error { return <-a.completed }
