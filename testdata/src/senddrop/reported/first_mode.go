// Met in fasthttp's adaptor: the first mode decides, the value is one of a few constants, and there is one place.
package story

type response struct{ modes chan int }

func newResponse() *response { return &response{make(chan int, 1)} }

const (
	done = iota
	aborted
	panicked
)

func (r *response) end(rec any) {
	if rec != nil {
		mode := panicked
		if rec == "abort" {
			mode = aborted
		}
		select {
		case r.modes <- mode:
		default:
		}
		return
	}
	select {
	case r.modes <- done:
	default:
	}
}

func (r *response) decide() int { return <-r.modes }
