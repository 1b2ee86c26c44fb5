// PostBody returns the request's own bytes.
package story

import "github.com/valyala/fasthttp"

func handler(ctx *fasthttp.RequestCtx) {
	body := ctx.PostBody()
	go process(body) // want "body is given to the goroutine and may be used after the handler has returned, when its memory"
}

func process([]byte) {}
