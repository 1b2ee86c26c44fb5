// The context's end runs the function that closes.
package story

import "context"

func until(ctx context.Context, f func()) {
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() { close(done) })
	defer stop()
	f()
	<-done
}
