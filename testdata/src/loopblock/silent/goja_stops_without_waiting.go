// The job asks the loop to stop after it.
package script

import "github.com/dop251/goja_nodejs/eventloop"

func exit(l *eventloop.EventLoop) {
	l.RunOnLoop(func(*eventloop.Runtime) { l.StopNoWait() })
}

func wait(l *eventloop.EventLoop) { l.Stop() }
