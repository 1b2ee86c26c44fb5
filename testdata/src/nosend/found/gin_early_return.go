// One path waits for the goroutine, the other returns.
package story

import "github.com/gin-gonic/gin"

func fetch(c *gin.Context) string { return c.Query("x") }

func handler(c *gin.Context) {
	res := make(chan string, 1)
	go func() { res <- fetch(c) }() // want "c is given to the goroutine and may be used after the handler has returned"
	if c.Query("async") != "" {
		c.JSON(202, nil)
		return
	}
	c.String(200, <-res)
}
