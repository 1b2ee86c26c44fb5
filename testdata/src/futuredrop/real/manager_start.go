// The shape of many main functions: the error of ListenAndServe goes into a channel that nobody reads.
package main

import (
	"net/http"
	"os"
	"os/signal"
)

type app struct{ srv *http.Server }

func (a *app) Run() <-chan error {
	errc := make(chan error)
	go func() {
		if err := a.srv.ListenAndServe(); err != http.ErrServerClosed {
			errc <- err
		}
		close(errc)
	}()
	return errc
}

func main() {
	a := &app{&http.Server{Addr: ":0"}}
	a.Run() // want "the channel that a.Run returns is dropped, so its error is lost and the goroutine that sends it blocks forever"
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	<-stop
	a.srv.Close()
}
