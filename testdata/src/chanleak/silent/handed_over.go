// The channel goes to a library that sends on it.
package story

import (
	"os"
	"os/signal"
)

func wait() {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt)
	<-sigs
}
