// Ticks, signals, errors and marks are no items.
package story

import (
	"os"
	"os/signal"
	"time"
)

type daemon struct {
	reload chan struct{}
	errs   chan error
}

func (d *daemon) run() {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt)
	tick := time.NewTicker(time.Minute)
	for {
		select {
		case s := <-sigs:
			go d.log(s.String())
		case now := <-tick.C:
			go d.log(now.String())
		case err := <-d.errs:
			go d.log(err.Error())
		case <-d.reload:
			go d.log("reload")
		}
	}
}

func (d *daemon) log(string) {}

func later(in <-chan string, f func(string)) {
	for s := range in {
		time.AfterFunc(time.Second, func() { f(s) })
	}
}
