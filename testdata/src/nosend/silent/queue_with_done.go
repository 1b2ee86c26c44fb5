// The job carries a channel on which the worker says that it is done.
package story

import "github.com/gin-gonic/gin"

type job struct {
	c    *gin.Context
	done chan struct{}
}

type pool struct{ jobs chan job }

func (p *pool) work() {
	for j := range p.jobs {
		j.c.JSON(200, nil)
		close(j.done)
	}
}

func (p *pool) handle(c *gin.Context) {
	j := job{c, make(chan struct{})}
	p.jobs <- j
	<-j.done
}
