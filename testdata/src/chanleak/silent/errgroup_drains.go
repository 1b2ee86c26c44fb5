// The writer that fails still takes what the reader sends.
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
		p.lines <- p.r.Text()
	}
	return p.r.Err()
}

func (p *pipe) write() (err error) {
	for line := range p.lines {
		if err != nil {
			continue
		}
		_, err = io.WriteString(p.w, line)
	}
	return err
}
