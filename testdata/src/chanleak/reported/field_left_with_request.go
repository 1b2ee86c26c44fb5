// The loop ends with a request to quit or with an error; only after the error
// is the request still to come, and then it waits for it.
package field_left_with_request

import "time"

type Wallet struct {
	quit   chan chan error
	status func() error
}

func Open(status func() error) *Wallet {
	w := &Wallet{quit: make(chan chan error), status: status}
	go w.watch()
	return w
}

func (w *Wallet) watch() {
	var (
		errc chan error
		err  error
	)
	for errc == nil && err == nil {
		select {
		case errc = <-w.quit:
			continue
		case <-time.After(time.Second):
		}
		err = w.status()
	}
	if err != nil {
		errc = <-w.quit
	}
	errc <- err
}

func (w *Wallet) Close() error {
	errc := make(chan error)
	w.quit <- errc
	return <-errc
}
