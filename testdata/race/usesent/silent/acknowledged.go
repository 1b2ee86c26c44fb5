package story

import (
	"io"
	"race/drive"
)

func Drive() {
	pump(drive.Source(), io.Discard)
	d := &disk{make(chan request)}
	drive.Receive(d.reqs, func(r request) { drive.First(r.data); r.done <- nil })
	d.write(drive.Source())
}
