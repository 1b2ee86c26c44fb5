// The listener only tells a goroutine that there is something to do.
package browser

import (
	"context"

	"github.com/chromedp/chromedp"
)

func watch(ctx context.Context, shoot chromedp.Action) {
	seen := make(chan struct{}, 1)
	go func() {
		for range seen {
			_ = chromedp.Run(ctx, shoot)
		}
	}()
	chromedp.ListenTarget(ctx, func(ev any) {
		select {
		case seen <- struct{}{}:
		default:
		}
	})
}
