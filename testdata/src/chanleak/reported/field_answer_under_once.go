// The error is sent at most once for each struct, under its own sync.Once, and
// the buffer holds it when nobody waits for it any more.
package field_answer_under_once

import "sync"

type start struct {
	once sync.Once
	errc chan error
}

type broker struct {
	starts []*start
	ping   func() error
	quit   chan struct{}
}

func (b *broker) forever(run func()) {
	for {
		run()
		select {
		case <-b.quit:
			return
		default:
		}
	}
}

func (b *broker) launch(s *start) {
	go b.forever(func() {
		err := b.ping()
		s.once.Do(func() { s.errc <- err })
	})
}

func (b *broker) Register(n int) error {
	for range n {
		s := &start{errc: make(chan error, 1)}
		b.starts = append(b.starts, s)
		b.launch(s)
	}
	for i := range b.starts {
		if err := b.ping(); err != nil {
			return err
		}
		<-b.starts[i].errc
	}
	return nil
}
