// Whether the event went out is the first of two results; the error is always nil.
package story

type event struct{ name string }

type broadcaster struct{ incoming chan event }

func (b *broadcaster) actionOrDrop(e event) (bool, error) {
	select {
	case b.incoming <- e:
		return true, nil
	default:
		return false, nil
	}
}

type recorder struct{ *broadcaster }

func (r *recorder) record(name string) {
	r.actionOrDrop(event{name}) // want "the bool by which r.actionOrDrop says that it has not sent is dropped"
}

func (r *recorder) tell(name string) bool {
	sent, _ := r.actionOrDrop(event{name})
	return sent
}
