// The context is passed to a method that runs as a goroutine.
package story

import "github.com/gin-gonic/gin"

type api struct{ hits int }

func (a *api) record(c *gin.Context, code int) { println(c.Param("id"), code) }

func (a *api) show(c *gin.Context) {
	go a.record(c, 200) // want "c is given to the goroutine and may be used after the handler has returned"
	c.String(200, "ok")
}
