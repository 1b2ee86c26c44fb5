// The worker reads the body when the buffer belongs to another request.
package story

import "github.com/gofiber/fiber/v2"

type event struct{ payload []byte }

func ingest(events chan<- event) fiber.Handler {
	return func(c *fiber.Ctx) error {
		events <- event{payload: c.Body()} // want "is sent on events and may be used after the handler has returned, when its memory"
		return c.SendStatus(202)
	}
}
