// These have a bound, or are given one.
package story

import (
	"github.com/eapache/channels"
	"golang.design/x/chann"
)

func open() {
	_ = channels.NewRingChannel(16)
	_ = chann.New[int](chann.Cap(16))
}
