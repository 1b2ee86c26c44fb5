// Both goroutines write through the writer of their connection.
package story

import (
	"bufio"
	"hash"
	"io"
	"sync"
	"time"
)

type session struct {
	w    *bufio.Writer
	stop chan struct{}
}

func (s *session) ping() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			s.w.WriteString("ping\n")
			s.w.Flush()
		case <-s.stop:
			return
		}
	}
}

func (s *session) line(text string) error {
	s.w.WriteString(text) // because "this uses s.w while the other side may be using it"
	return s.w.Flush()
}

func serve(c io.Writer, lines []string) {
	s := &session{w: bufio.NewWriter(c), stop: make(chan struct{})}
	go s.ping() // want "s.w is given to the goroutine and used on both sides at once, for which bufio.Writer is not safe"
	for _, l := range lines {
		if s.line(l) != nil {
			break
		}
	}
	close(s.stop)
}

type digest struct{ h hash.Hash }

func (d *digest) add(r io.Reader, wg *sync.WaitGroup) {
	defer wg.Done()
	io.Copy(d.h, r)
}

func all(h hash.Hash, rs []io.Reader) []byte {
	d := &digest{h}
	var wg sync.WaitGroup
	for _, r := range rs {
		wg.Add(1)
		go d.add(r, &wg) // want "d.h is used by several goroutines at once, for which hash.Hash is not safe" // because "this starts a goroutine that uses d.h too"
	}
	wg.Wait()
	return d.h.Sum(nil)
}
