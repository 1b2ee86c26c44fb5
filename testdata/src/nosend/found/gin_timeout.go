// At the timeout the handler returns, and the goroutine goes on with the context.
package story

import (
	"time"

	"github.com/gin-gonic/gin"
)

func timeout(c *gin.Context) {
	done := make(chan struct{})
	go func() { // want "c is given to the goroutine and may be used after the handler has returned"
		defer close(done)
		c.Next()
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
		c.AbortWithStatus(504)
	}
}
