// Each case of the handler's select leads to an answer: the reply's channel is
// closed in the end.
package story

import "context"

type query struct {
	text  string
	reply chan int
}

type Server struct{ queries chan query }

func NewServer(ctx context.Context) *Server {
	s := &Server{queries: make(chan query)}
	go func() {
		for q := range s.queries {
			s.handle(ctx, q)
		}
	}()
	return s
}

func (s *Server) handle(ctx context.Context, q query) {
	select {
	case q.reply <- len(q.text):
	case <-ctx.Done():
		close(q.reply)
	}
}

func (s *Server) Query(text string) int {
	q := query{text, make(chan int)}
	s.queries <- q
	return <-q.reply
}
