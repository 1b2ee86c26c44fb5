// The method is posted as a value; the loop serves a ticker too.
package main

import "time"

type Device struct {
	cmds  chan func() error
	state int
	ready chan bool
}

func Open() *Device {
	d := &Device{cmds: make(chan func() error), ready: make(chan bool)}
	go d.pump()
	return d
}
func (d *Device) pump() {
	t := time.NewTicker(time.Second)
	for {
		select {
		case c := <-d.cmds:
			if err := c(); err != nil {
				return
			}
		case <-t.C:
			d.state++
		}
	}
}
func (d *Device) Reset() { d.cmds <- d.reset }
func (d *Device) reset() error {
	d.state = 0
	<-d.ready // want "reset runs on the loop of Device.pump: receiving from d.ready stalls it"
	return nil
}
func (d *Device) Ready() { d.ready <- true }
func main() {
	d := Open()
	d.Reset()
	d.Ready()
}
