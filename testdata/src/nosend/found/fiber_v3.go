// In version 3 the context is an interface, and as short-lived.
package story

import "github.com/gofiber/fiber/v3"

func handle(c fiber.Ctx) error {
	go notify(c) // want "c is given to the goroutine and may be used after the handler has returned"
	return c.SendString("ok")
}

func notify(c fiber.Ctx) { println(c.Params("id")) }
