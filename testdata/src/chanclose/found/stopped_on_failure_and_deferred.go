// A method closes the channel where it fails, and its caller closes it again
// after each of its ends.
package found

import (
	"fmt"
	"io"
)

type lineServer struct {
	quit  chan struct{}
	lines int
}

func newLineServer() *lineServer { return &lineServer{quit: make(chan struct{})} }

func (s *lineServer) halt() {
	close(s.quit) // want "s.quit is closed again when this close runs a second time, which panics"
}

func (s *lineServer) serve(in io.ByteReader) error {
	_, err := in.ReadByte()
	if err != nil {
		s.halt()
		return err
	}
	s.lines++
	return nil
}

func runLines(in io.ByteReader) {
	s := newLineServer()
	defer s.halt()
	go func() { <-s.quit }()
	if err := s.serve(in); err != nil {
		fmt.Println("serve:", err)
	}
}

type dialer struct{ down chan struct{} }

func (d *dialer) shut() {
	close(d.down) // want "d.down is closed again when this close runs a second time, which panics"
}

func (d *dialer) dial(connect func() (int, error)) (int, error) {
	n, err := connect()
	if err != nil {
		d.shut()
		return 0, fmt.Errorf("dial: %w", err)
	}
	return n, nil
}

func dialOnce(connect func() (int, error)) int {
	d := &dialer{down: make(chan struct{})}
	go func() { <-d.down }()
	n, err := d.dial(connect)
	if err != nil {
		fmt.Println(err)
	}
	d.shut()
	return n
}
