// The caller gives the token back with Release.
package story

import "os"

type limiter struct{ sem chan struct{} }

func New(n int) *limiter { return &limiter{sem: make(chan struct{}, n)} }

func (l *limiter) Open(path string) (*os.File, error) {
	l.sem <- struct{}{}
	f, err := os.Open(path)
	if err != nil {
		<-l.sem
		return nil, err
	}
	return f, nil
}

func (l *limiter) Close(f *os.File) {
	f.Close()
	<-l.sem
}
