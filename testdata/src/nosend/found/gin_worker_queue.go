// The job that is queued holds the context of a request that is over by then.
package story

import "github.com/gin-gonic/gin"

type job struct {
	id  int
	ctx *gin.Context
}

type server struct{ jobs chan job }

func (s *server) worker() {
	for j := range s.jobs {
		j.ctx.JSON(200, j.id)
	}
}

func (s *server) enqueue(c *gin.Context) {
	s.jobs <- job{1, c} // want "is sent on s.jobs and may be used after the handler has returned"
}
