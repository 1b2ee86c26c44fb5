// The goroutine calls a helper with the context of a request that is over.
package story

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

type mailer struct{}

func (m *mailer) welcome(c *gin.Context) error {
	time.Sleep(time.Second)
	println(c.Query("email"))
	return nil
}

type app struct {
	engine *gin.Engine
	mail   *mailer
}

func (a *app) routes() {
	a.engine.POST("/users", a.createUser)
}

func (a *app) createUser(ctx *gin.Context) {
	go func(c *gin.Context) { // want "ctx is given to the goroutine and may be used after the handler has returned"
		if err := a.mail.welcome(c); err != nil {
			println(err.Error())
		}
	}(ctx)
	ctx.JSON(http.StatusCreated, gin.H{"status": "created"})
}
