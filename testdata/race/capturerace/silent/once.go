package once

import "errors"

func Drive() {
	fail := func() error { return errors.New("no") }
	Run([]func() error{fail, fail})
}
