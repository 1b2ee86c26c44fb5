package several

import "errors"

func Drive() {
	fail := func() error { return errors.New("no") }
	All([]func() error{fail, fail, fail})
}
