// Echo takes its contexts from a pool.
package story

import "github.com/labstack/echo/v4"

func submit(c echo.Context) error {
	go func() { // want "c is given to the goroutine and may be used after the handler has returned"
		println(c.Param("id"))
	}()
	return c.NoContent(202)
}
