// The string is a window into the request's buffer.
package story

import "github.com/gofiber/fiber/v2"

func store(id string) {}

func show(c *fiber.Ctx) error {
	id := c.Params("id")
	go store(id) // want "id is given to the goroutine and may be used after the handler has returned, when its memory belongs to another request"
	return c.SendString("ok")
}
