// The framework gives the context to the next request while the goroutine
// still reads it.
package story

import "github.com/gin-gonic/gin"

func audit(user string) {}

func register(r *gin.Engine) {
	r.GET("/ping", func(c *gin.Context) {
		go func() { // want "c is given to the goroutine and may be used after the handler has returned, when the context belongs to another request: pass c.Copy\\(\\)"
			audit(c.GetString("user"))
		}()
		c.JSON(200, gin.H{"ok": true})
	})
}
