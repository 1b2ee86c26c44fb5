// Each stage of the pipeline closes the error channel of all.
package story

type pipeline struct {
	errs chan error
}

func newPipeline() *pipeline {
	p := &pipeline{errs: make(chan error, 4)}
	go p.read()
	go p.write()
	return p
}

func (p *pipeline) read() {
	defer close(p.errs)
	p.errs <- nil
}

func (p *pipeline) write() {
	defer close(p.errs) // want "p.errs is closed twice when read closes it too, which panics"
	p.errs <- nil
}
