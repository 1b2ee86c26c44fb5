// One of several workers may fail; the others go on.
package story

import "io"

type pool struct{ jobs chan []byte }

func New(ws []io.Writer) *pool {
	p := &pool{jobs: make(chan []byte)}
	for _, w := range ws {
		go p.work(w)
	}
	return p
}

func (p *pool) work(w io.Writer) {
	for job := range p.jobs {
		if _, err := w.Write(job); err != nil {
			return
		}
	}
}

func (p *pool) Submit(job []byte) { p.jobs <- job }
