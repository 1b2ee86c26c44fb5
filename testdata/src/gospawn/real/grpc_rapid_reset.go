// grpc-go: a peer that resets its streams at once was not held to MaxConcurrentStreams, and its handlers piled up; fixed by "server: prohibit more than MaxConcurrentStreams handlers from running at once", pull request 6703.
package grpc

import "sync"

type Stream struct{ id uint32 }

type framer interface {
	ReadHeaders() (*Stream, error)
}

type http2Server struct {
	framer framer
	mu     sync.Mutex
	active map[uint32]*Stream
}

func (t *http2Server) HandleStreams(handle func(*Stream)) {
	for {
		s, err := t.framer.ReadHeaders() // because "Each item that t.framer.ReadHeaders yields starts one."
		if err != nil {
			return
		}
		t.mu.Lock()
		t.active[s.id] = s
		t.mu.Unlock()
		handle(s) // because "the function literal in serveStreams is called for each."
	}
}

type Server struct{ handlersWG sync.WaitGroup }

func (s *Server) serveStreams(st *http2Server) {
	var wg sync.WaitGroup
	st.HandleStreams(func(stream *Stream) {
		wg.Add(1)
		go func() { // want "this starts a goroutine for each item that t.framer.ReadHeaders yields, and nothing limits how many run at a time"
			defer wg.Done()
			s.handleStream(stream)
		}()
	})
	wg.Wait()
}

func (s *Server) handleStream(*Stream) {}
