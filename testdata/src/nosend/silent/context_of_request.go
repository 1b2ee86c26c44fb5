// Only the request's context, which may be kept, goes along.
package story

import (
	"context"

	"github.com/gin-gonic/gin"
)

func job(ctx context.Context, id string) {}

func handle(c *gin.Context) {
	ctx := context.WithoutCancel(c.Request.Context())
	id := c.Param("id")
	go job(ctx, id)
	go func() { job(ctx, id) }()
}
