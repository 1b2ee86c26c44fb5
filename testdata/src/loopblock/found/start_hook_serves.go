// The start hook serves requests for good, so the next hook never starts.
package found

import (
	"context"
	"net/http"

	"go.uber.org/fx"
)

func register(lc fx.Lifecycle, srv *http.Server) {
	lc.Append(fx.Hook{OnStart: func(ctx context.Context) error {
		return srv.ListenAndServe() // want "the function literal in register runs on fx's start-up, one hook after another: calling srv.ListenAndServe stalls it"
	}})
}
