package deferred

import "errors"

func Drive() {
	Run(func() error { return errors.New("no") })
}
