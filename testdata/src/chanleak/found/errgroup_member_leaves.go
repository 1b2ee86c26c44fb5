// The writer fails and ends; the reader's send has no way out.
package story

import (
	"bufio"
	"io"

	"golang.org/x/sync/errgroup"
)

type pipe struct {
	lines chan string
	r     *bufio.Scanner
	w     io.Writer
}

func Pipe(r io.Reader, w io.Writer) error {
	p := &pipe{lines: make(chan string), r: bufio.NewScanner(r), w: w}
	var g errgroup.Group
	g.Go(p.read)
	g.Go(p.write)
	return g.Wait()
}

func (p *pipe) read() error {
	defer close(p.lines)
	for p.r.Scan() {
		p.lines <- p.r.Text() // want "send on p.lines blocks forever once write has returned on its error"
	}
	return p.r.Err()
}

func (p *pipe) write() error {
	for line := range p.lines {
		if _, err := io.WriteString(p.w, line); err != nil {
			return err
		}
	}
	return nil
}
