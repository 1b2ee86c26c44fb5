// The rotation goes on to the next turn at an error without a Reset of the
// timer, whose value it has received; the end then waits for another. The
// shape of caddy's rotation of session ticket keys.
package caddy_stek_timer

import (
	"log"
	"time"
)

type provider struct {
	timer  *time.Timer
	rotate func() ([]byte, error)
}

func (p *provider) rotateForever(done <-chan struct{}, keys chan<- []byte) {
	p.timer = time.NewTimer(time.Hour)
	for {
		select {
		case <-p.timer.C:
			key, err := p.rotate()
			if err != nil {
				log.Print(err)
				continue
			}
			keys <- key
			p.timer.Reset(time.Hour)
		case <-done:
			if !p.timer.Stop() {
				<-p.timer.C // want "receive from p.timer.C blocks forever, since the timer's value has been received before"
			}
			return
		}
	}
}

func Start(rotate func() ([]byte, error), done <-chan struct{}, keys chan<- []byte) {
	p := &provider{rotate: rotate}
	go p.rotateForever(done, keys)
}
