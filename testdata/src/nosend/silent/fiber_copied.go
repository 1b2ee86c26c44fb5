// Strings and bytes are copied before they leave.
package story

import (
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"
)

func store(string, []byte) {}

func show(c *fiber.Ctx) error {
	id := utils.CopyString(c.Params("id"))
	name := strings.Clone(c.Query("name"))
	body := append([]byte(nil), c.Body()...)
	go store(id, body)
	go func() { store("name "+name, nil) }()
	return c.SendString("ok")
}
