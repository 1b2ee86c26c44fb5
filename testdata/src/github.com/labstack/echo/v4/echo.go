// Package echo stands in for github.com/labstack/echo/v4 in stories.
package echo

import "net/http"

type Context interface {
	Request() *http.Request
	Param(name string) string
	JSON(code int, v any) error
	String(code int, s string) error
	NoContent(code int) error
}

type HandlerFunc func(Context) error

type Echo struct{}

func New() *Echo                                { return &Echo{} }
func (e *Echo) GET(path string, h HandlerFunc)  {}
func (e *Echo) POST(path string, h HandlerFunc) {}
