// Nothing closes the channel of signals.
package story

import (
	"os"
	"os/signal"
)

func handle(f func(os.Signal)) {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt)
	for {
		s := <-sigs
		f(s)
	}
}
