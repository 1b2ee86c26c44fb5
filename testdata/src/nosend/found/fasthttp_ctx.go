// RequestCtx must not be held after the handler has returned.
package story

import "github.com/valyala/fasthttp"

func handler(ctx *fasthttp.RequestCtx) {
	go func() { // want "ctx is given to the goroutine and may be used after the handler has returned"
		process(ctx.PostBody())
	}()
	ctx.SetStatusCode(202)
}

func process([]byte) {}
