// A method closes the channel where it fails, and its caller does so only where
// it does not, or ends the program first.
package silent

import (
	"fmt"
	"io"
	"log"
)

type wordServer struct {
	quit  chan struct{}
	words int
}

func newWordServer() *wordServer { return &wordServer{quit: make(chan struct{})} }

func (s *wordServer) halt() { close(s.quit) }

func (s *wordServer) serve(in io.ByteReader) error {
	if _, err := in.ReadByte(); err != nil {
		s.halt()
		return err
	}
	s.words++
	return nil
}

func leavesAtFailure(in io.ByteReader) {
	s := newWordServer()
	go func() { <-s.quit }()
	if err := s.serve(in); err != nil {
		fmt.Println("serve:", err)
		return
	}
	s.halt()
}

func diesAtFailure(in io.ByteReader) {
	s := newWordServer()
	defer s.halt()
	go func() { <-s.quit }()
	if err := s.serve(in); err != nil {
		log.Fatal(err)
	}
}

func defersBehindFailure(in io.ByteReader) error {
	s := newWordServer()
	go func() { <-s.quit }()
	if err := s.serve(in); err != nil {
		return err
	}
	defer s.halt()
	fmt.Println(s.words)
	return nil
}

func haltsIfFine(in io.ByteReader) (err error) {
	s := newWordServer()
	go func() { <-s.quit }()
	defer func() {
		if err == nil {
			s.halt()
		}
	}()
	return s.serve(in)
}

type ledger struct {
	done   chan struct{}
	closed bool
}

func (l *ledger) halt() {
	if !l.closed {
		l.closed = true
		close(l.done)
	}
}

func (l *ledger) post(write func() error) error {
	if err := write(); err != nil {
		l.halt()
		return err
	}
	return nil
}

func postOnce(write func() error) {
	l := &ledger{done: make(chan struct{})}
	defer l.halt()
	go func() { <-l.done }()
	if err := l.post(write); err != nil {
		fmt.Println(err)
	}
}

type feed struct{ done chan struct{} }

func (f *feed) close() { close(f.done) }

func (f *feed) open(connect func() error) bool {
	if err := connect(); err != nil {
		f.close()
		return false
	}
	return true
}

func openFeed(connect func() error) {
	f := &feed{done: make(chan struct{})}
	go func() { <-f.done }()
	if !f.open(connect) {
		return
	}
	f.close()
}
