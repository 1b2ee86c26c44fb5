// Package fasthttp stands in for github.com/valyala/fasthttp in stories.
package fasthttp

type Args struct{}

func (a *Args) Peek(key string) []byte { return nil }

type Request struct{}

func (r *Request) Body() []byte { return nil }

type Response struct{}

type RequestCtx struct {
	Request  Request
	Response Response
}

func (c *RequestCtx) PostBody() []byte                  { return nil }
func (c *RequestCtx) Path() []byte                      { return nil }
func (c *RequestCtx) QueryArgs() *Args                  { return nil }
func (c *RequestCtx) WriteString(s string) (int, error) { return 0, nil }
func (c *RequestCtx) SetStatusCode(code int)            {}

type RequestHandler func(ctx *RequestCtx)

func ListenAndServe(addr string, h RequestHandler) error { return nil }
func AcquireRequest() *Request                           { return &Request{} }
func ReleaseRequest(r *Request)                          {}
