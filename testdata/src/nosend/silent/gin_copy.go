// The goroutine gets a copy, or the values it needs.
package story

import "github.com/gin-gonic/gin"

func audit(string) {}

func handlers(r *gin.Engine) {
	r.GET("/a", func(c *gin.Context) {
		cp := c.Copy()
		go func() {
			audit(cp.GetString("user"))
		}()
	})
	r.GET("/b", func(c *gin.Context) {
		user := c.GetString("user")
		go audit(user)
	})
	r.GET("/c", func(c *gin.Context) {
		go func(c *gin.Context) {
			audit(c.Param("id"))
		}(c.Copy())
	})
	r.GET("/d", func(c *gin.Context) {
		c = c.Copy()
		go func() {
			audit(c.Param("id"))
		}()
	})
}
