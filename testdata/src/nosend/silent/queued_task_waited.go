// The task says that it is done before the handler returns.
package story

import "github.com/gin-gonic/gin"

type workers struct{ tasks chan func() }

func (p *workers) loop() {
	for task := range p.tasks {
		task()
	}
}

func (p *workers) mail(c *gin.Context) {
	done := make(chan struct{})
	p.tasks <- func() {
		defer close(done)
		c.String(200, c.Query("to"))
	}
	<-done
}

func (p *workers) later(c *gin.Context) {
	to := c.Query("to")
	p.tasks <- func() { println(to) }
}
