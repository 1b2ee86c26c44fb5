// The server waits for the goroutine when it stops, the handler does not.
package story

import (
	"sync"

	"github.com/gin-gonic/gin"
)

type server struct{ wg sync.WaitGroup }

func (s *server) handle(c *gin.Context) {
	s.wg.Add(1)
	go func() { // want "c is given to the goroutine and may be used after the handler has returned"
		defer s.wg.Done()
		println(c.Query("q"))
	}()
}

func (s *server) stop() { s.wg.Wait() }
