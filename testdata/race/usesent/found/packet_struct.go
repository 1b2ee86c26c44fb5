package story

import "race/drive"

func Drive() {
	l := &listener{drive.Packets(), make(chan packet), make(chan struct{})}
	drive.Receive(l.in, func(p packet) { drive.First(p.data) })
	l.loop()
}
