// prometheus: a log that is closed already says so; what it sends to its loop
// is only where to answer, and the deferred close of a log that failed loses
// nothing.
package story

import "errors"

type log struct {
	closed bool
	stop   chan chan struct{}
}

func open() (*log, error) {
	l := &log{stop: make(chan chan struct{})}
	go l.run()
	return l, nil
}

func (l *log) run() {
	done := <-l.stop
	close(done)
}

func (l *log) Close() error {
	if l.closed {
		return errors.New("log already closed")
	}
	done := make(chan struct{})
	l.stop <- done
	<-done
	l.closed = true
	return nil
}

func snapshot(write func(*log) error) error {
	l, err := open()
	if err != nil {
		return err
	}
	defer func() { l.Close() }()
	if err := write(l); err != nil {
		return err
	}
	return l.Close()
}
