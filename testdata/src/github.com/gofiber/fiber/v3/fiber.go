// Package fiber stands in for github.com/gofiber/fiber in stories.
package fiber

type Config struct{ Immutable bool }

type Map map[string]any

type App struct{}

func New(config ...Config) *App { return &App{} }

type Handler = func(Ctx) error

func (a *App) Get(path string, h ...Handler) *App  { return a }
func (a *App) Post(path string, h ...Handler) *App { return a }

type Ctx interface {
	Params(key string, def ...string) string
	Query(key string, def ...string) string
	Body() []byte
	JSON(v any) error
	SendString(s string) error
}
