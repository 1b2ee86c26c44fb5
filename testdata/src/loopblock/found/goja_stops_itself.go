// Stop waits for the job that calls it.
package script

import "github.com/dop251/goja_nodejs/eventloop"

func exit(l *eventloop.EventLoop) {
	l.RunOnLoop(func(*eventloop.Runtime) {
		l.Stop() // want "runs on goja's event loop: calling .*Stop there never returns, since it waits for the running job to end"
	})
}
