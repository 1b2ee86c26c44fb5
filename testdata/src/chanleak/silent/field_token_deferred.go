// The token goes back on every way out.
package story

import "os"

type limiter struct{ sem chan struct{} }

func New(n int) *limiter { return &limiter{sem: make(chan struct{}, n)} }

func (l *limiter) Read(path string) ([]byte, error) {
	l.sem <- struct{}{}
	defer func() { <-l.sem }()
	return os.ReadFile(path)
}

func (l *limiter) Write(path string, data []byte) error {
	l.sem <- struct{}{}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		<-l.sem
		return err
	}
	<-l.sem
	return nil
}

func (l *limiter) Go(f func()) {
	l.sem <- struct{}{}
	go func() {
		defer func() { <-l.sem }()
		f()
	}()
}
