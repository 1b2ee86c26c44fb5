// The signal handler and the deferred Stop share one sync.Once.
package story

import (
	"os"
	"os/signal"
	"sync"
)

type App struct {
	stopOnce sync.Once
	stopCh   chan struct{}
}

func (a *App) Stop() { a.stopOnce.Do(func() { close(a.stopCh) }) }

func Run() {
	a := &App{stopCh: make(chan struct{})}
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt)
	go func() {
		<-sig
		a.Stop()
	}()
	defer a.Stop()
	<-a.stopCh
}
