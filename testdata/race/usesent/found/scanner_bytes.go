package story

import (
	"race/drive"
	"strings"
)

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	lines(strings.NewReader(strings.Repeat("line of text\n", 2000)), out)
}
