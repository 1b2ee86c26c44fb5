// The bytes that ReadSlice returns are valid until the next read.
package story

import "bufio"

type tailer struct {
	in    *bufio.Reader
	lines chan []byte
}

func (t *tailer) follow() {
	for {
		line, err := t.in.ReadSlice('\n')
		if err != nil {
			close(t.lines)
			return
		}
		t.lines <- line // want "line is written after it is sent on t.lines"
	}
}
