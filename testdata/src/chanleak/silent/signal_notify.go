// The operating system sends on the channel.
package story

import (
	"os"
	"os/signal"
	"syscall"
)

func waitForSignal(cleanup func()) {
	sigs := make(chan os.Signal, 1)
	done := make(chan bool)
	signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-sigs
		cleanup()
		done <- true
	}()
	<-done
}
