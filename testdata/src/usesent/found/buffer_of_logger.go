// Every call of the method resets the buffer whose bytes the last one sent.
package story

import (
	"bytes"
	"os"
)

type logger struct {
	lines chan []byte
	buf   bytes.Buffer
}

func (l *logger) log(s string) {
	l.buf.Reset()
	l.buf.WriteString(s)
	l.lines <- l.buf.Bytes() // want "l.buf.Bytes\\(\\) is written after it is sent on l.lines"
}

func run(names []string) {
	l := &logger{lines: make(chan []byte, 10)}
	go func() {
		for b := range l.lines {
			os.Stdout.Write(b)
		}
	}()
	l.log("start")
	for _, n := range names {
		l.log(n)
	}
}
