// One side reads and the other writes, or both hold the lock.
package story

import (
	"bufio"
	"encoding/json"
	"net"
	"sync"
)

type link struct {
	r  *bufio.Reader
	w  *bufio.Writer
	mu sync.Mutex
	j  *json.Encoder
}

func (l *link) read(got func(string)) {
	for {
		line, err := l.r.ReadString('\n')
		if err != nil {
			return
		}
		got(line)
		l.encode(line)
	}
}

func (l *link) encode(v any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.j.Encode(v)
}

func open(c net.Conn, lines []string, got func(string)) error {
	l := &link{r: bufio.NewReader(c), w: bufio.NewWriter(c), j: json.NewEncoder(c)}
	l.w.WriteString("hello\n")
	go l.read(got)
	for _, line := range lines {
		l.w.WriteString(line)
		l.encode(line)
	}
	return l.w.Flush()
}
