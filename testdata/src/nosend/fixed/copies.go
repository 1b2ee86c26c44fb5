package fixed

import "github.com/gin-gonic/gin"

func audit(c *gin.Context) { println(c.Request.URL.Path) }

func given(c *gin.Context) {
	go audit(c) // want "c is given to the goroutine and may be used after the handler has returned"
	c.JSON(200, nil)
}

func captured(c *gin.Context) {
	go func() { // want "c is given to the goroutine and may be used after the handler has returned"
		println(c.Query("name"))
		println(c.Param("id"))
	}()
	c.JSON(200, nil)
}
