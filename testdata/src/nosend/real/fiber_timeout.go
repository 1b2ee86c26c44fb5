// gofiber/fiber v2.52.15, middleware/timeout: New warns that it "contains data
// race issues, not ready for production"; NewWithContext replaces it.
package story

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"
)

var errTimeout = errors.New("request timeout")

func newTimeout(handler fiber.Handler, timeout time.Duration) fiber.Handler {
	return func(ctx *fiber.Ctx) error {
		ch := make(chan struct{}, 1)
		go func() { // want "ctx is given to the goroutine and may be used after the handler has returned"
			defer func() {
				_ = recover()
			}()
			if err := handler(ctx); err != nil {
				println(err.Error())
			}
			ch <- struct{}{}
		}()
		select {
		case <-ch:
		case <-time.After(timeout):
			return errTimeout
		}
		return nil
	}
}
