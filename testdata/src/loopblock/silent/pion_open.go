// The handler has a goroutine of its own and may wait for the other side.
package peer

import "github.com/pion/webrtc/v4"

func open(d *webrtc.DataChannel) chan struct{} {
	opened := make(chan struct{})
	d.OnOpen(func() { opened <- struct{}{} })
	return opened
}
