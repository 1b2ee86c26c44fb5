// The task runs when a worker comes to it, and the context is another request's.
package story

import "github.com/gin-gonic/gin"

type workers struct{ tasks chan func() }

func (p *workers) loop() {
	for task := range p.tasks {
		task()
	}
}

func (p *workers) mail(c *gin.Context) {
	p.tasks <- func() { // want "c is sent on p.tasks and may be used after the handler has returned, when the context belongs to another request: pass c.Copy"
		println(c.Query("to"))
	}
}
