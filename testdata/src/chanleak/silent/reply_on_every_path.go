// Every request gets its reply, by whichever hand.
package story

import "os"

type load struct {
	path string
	done chan []byte
}

type loader struct {
	loads   chan *load
	pending []*load
}

func New() *loader {
	l := &loader{loads: make(chan *load)}
	go l.serve()
	return l
}

func (l *loader) serve() {
	for req := range l.loads {
		if req.path == "" {
			l.pending = append(l.pending, req)
			continue
		}
		data, err := os.ReadFile(req.path)
		if err != nil {
			close(req.done)
			continue
		}
		l.answer(req, data)
	}
}

func (l *loader) answer(req *load, data []byte) { req.done <- data }

func (l *loader) Load(path string) []byte {
	req := &load{path: path, done: make(chan []byte, 1)}
	l.loads <- req
	return <-req.done
}
