package story

import (
	"race/drive"
	"strings"
)

func Drive() {
	out, raw := make(chan string), make(chan []byte)
	drive.Receive(out, func(s string) { drive.Use(s) })
	drive.Receive(raw, drive.First)
	lines(strings.NewReader(strings.Repeat("line of text\n", 2000)), out, raw)
}
