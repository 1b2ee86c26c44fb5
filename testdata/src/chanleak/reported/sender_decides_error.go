// Met in net/http's transport: the second receive follows only the timer's
// error, and then the handshake's is still to come.
package story

import (
	"errors"
	"time"
)

var errTimeout = errors.New("timeout")

func Handshake(shake func() error, stop func()) error {
	errc := make(chan error, 2)
	timer := time.AfterFunc(time.Second, func() { errc <- errTimeout })
	go func() {
		err := shake()
		timer.Stop()
		errc <- err
	}()
	if err := <-errc; err != nil {
		stop()
		if err == errTimeout {
			<-errc
		}
		return err
	}
	return nil
}
