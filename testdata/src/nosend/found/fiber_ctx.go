// fiber reuses the context as soon as the handler has returned.
package story

import "github.com/gofiber/fiber/v2"

func log(string) {}

func routes(app *fiber.App) {
	app.Post("/jobs", func(c *fiber.Ctx) error {
		go func() { // want "c is given to the goroutine and may be used after the handler has returned"
			log(c.Query("kind"))
		}()
		return c.SendStatus(202)
	})
}
