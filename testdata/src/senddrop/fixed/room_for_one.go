// One goroutine sends one value: with room for it, it is there when the caller looks.
package fixed

import "time"

type answer struct{ text string }

func ask(f func() string) (answer, bool) {
	answers := make(chan answer)
	go func() {
		a := answer{f()}
		select {
		case answers <- a: // want "a is lost in silence unless a receiver waits on answers"
		default:
		}
	}()
	select {
	case a := <-answers:
		return a, true
	case <-time.After(time.Second):
		return answer{}, false
	}
}

func first(fs []func() error) error {
	errs := make(chan error, 0)
	for _, f := range fs {
		go func() {
			err := f()
			select {
			case errs <- err: // want "err is lost in silence unless a receiver waits on errs"
			default:
			}
		}()
	}
	return <-errs
}
