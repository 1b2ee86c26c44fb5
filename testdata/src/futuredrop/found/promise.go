// The promise is the one way to the error of the upload.
package story

type promise struct {
	done chan struct{}
	err  error
}

func (p *promise) wait() error {
	<-p.done
	return p.err
}

func upload(send func() error) *promise {
	p := &promise{done: make(chan struct{})}
	go func() {
		defer close(p.done)
		p.err = send()
	}()
	return p
}

func use(send func() error) error {
	upload(send) // want "what upload returns is dropped, so nothing can call wait and its error is lost"
	return upload(send).wait()
}
