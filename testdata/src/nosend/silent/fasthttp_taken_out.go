// The path is converted, which copies it.
package story

import "github.com/valyala/fasthttp"

func handler(ctx *fasthttp.RequestCtx) {
	path := string(ctx.Path())
	go record(path)
}

func record(string) {}
