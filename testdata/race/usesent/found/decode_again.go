package story

import (
	"race/drive"
	"strings"
)

func Drive() {
	out := make(chan *message)
	drive.Receive(out, func(m *message) { drive.Use(m.Text) })
	decode(strings.NewReader(`{"Text":"a"} {"Text":"b"} {"Text":"c"}`), out)
}
