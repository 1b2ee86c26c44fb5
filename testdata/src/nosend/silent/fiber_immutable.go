// The application asks fiber to copy what it returns.
package story

import "github.com/gofiber/fiber/v2"

func store(string) {}

func main() {
	app := fiber.New(fiber.Config{Immutable: true})
	app.Get("/:id", func(c *fiber.Ctx) error {
		id := c.Params("id")
		go store(id)
		return c.SendString("ok")
	})
}
