// The listener runs an action, whose reply the same message loop must deliver.
package browser

import (
	"context"

	"github.com/chromedp/chromedp"
)

func watch(ctx context.Context, shoot chromedp.Action) {
	chromedp.ListenTarget(ctx, func(ev any) {
		_ = chromedp.Run(ctx, shoot) // want "runs on chromedp's message loop: calling .*Run there never returns, since the message loop"
	})
}
