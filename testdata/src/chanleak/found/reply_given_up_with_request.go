// The handler gives up with the context of the request, which the caller does
// not watch while it waits.
package story

import "context"

type query struct {
	ctx   context.Context
	text  string
	reply chan int
}

type Server struct{ queries chan query }

func NewServer() *Server {
	s := &Server{queries: make(chan query)}
	go func() {
		for q := range s.queries { // because "the request is taken here"
			go s.handle(q)
		}
	}()
	return s
}

func (s *Server) handle(q query) {
	n := len(q.text)
	select {
	case q.reply <- n:
	case <-q.ctx.Done(): // because "handle goes on from here without a send on q.reply"
	}
}

func (s *Server) Query(ctx context.Context, text string) int {
	q := query{ctx, text, make(chan int)}
	s.queries <- q
	return <-q.reply // want "receive from q.reply blocks forever when handle goes on without a reply"
}
