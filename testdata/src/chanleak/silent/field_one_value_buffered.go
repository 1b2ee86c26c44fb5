// The one error has room in the buffer, whether or not somebody asks.
package story

import "context"

type server struct{ errc chan error }

func Start(ctx context.Context, serve func() error) *server {
	s := &server{errc: make(chan error, 1)}
	go func() { s.errc <- serve() }()
	go s.watch(ctx)
	return s
}

func (s *server) watch(ctx context.Context) {
	for {
		select {
		case err := <-s.errc:
			println(err)
		case <-ctx.Done():
			return
		}
	}
}
