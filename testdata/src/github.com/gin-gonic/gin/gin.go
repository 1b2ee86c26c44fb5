// Package gin stands in for github.com/gin-gonic/gin in stories.
package gin

import "net/http"

type H map[string]any

type Context struct {
	Request *http.Request
	Writer  http.ResponseWriter
}

type HandlerFunc func(*Context)

type Engine struct{}

func Default() *Engine                                 { return &Engine{} }
func (e *Engine) GET(path string, h ...HandlerFunc)    {}
func (e *Engine) POST(path string, h ...HandlerFunc)   {}
func (c *Context) Copy() *Context                      { cp := *c; return &cp }
func (c *Context) JSON(code int, v any)                {}
func (c *Context) String(code int, f string, v ...any) {}
func (c *Context) Param(name string) string            { return "" }
func (c *Context) Query(name string) string            { return "" }
func (c *Context) Next()                               {}
func (c *Context) Set(key string, v any)               {}
func (c *Context) GetString(key string) string         { return "" }
func (c *Context) AbortWithStatus(code int)            {}
