// Package fiber stands in for github.com/gofiber/fiber in stories.
package fiber

import "github.com/valyala/fasthttp"

type Config struct{ Immutable bool }

type Map map[string]any

type App struct{}

func New(config ...Config) *App { return &App{} }

type Handler = func(*Ctx) error

func (a *App) Get(path string, h ...Handler) *App  { return a }
func (a *App) Post(path string, h ...Handler) *App { return a }

type Ctx struct{ fast *fasthttp.RequestCtx }

func (c *Ctx) Params(key string, def ...string) string { return "" }
func (c *Ctx) Query(key string, def ...string) string  { return "" }
func (c *Ctx) Get(key string, def ...string) string    { return "" }
func (c *Ctx) Body() []byte                            { return nil }
func (c *Ctx) JSON(v any) error                        { return nil }
func (c *Ctx) SendString(s string) error               { return nil }
func (c *Ctx) SendStatus(code int) error               { return nil }
func (c *Ctx) Status(code int) *Ctx                    { return c }
func (c *Ctx) Locals(key any, v ...any) any            { return nil }
func (c *Ctx) Context() *fasthttp.RequestCtx           { return c.fast }
