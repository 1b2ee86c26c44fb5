// Only one caller gets the old value of the flag.
package story

import "sync/atomic"

type Door struct {
	shut atomic.Bool
	gone chan struct{}
}

func NewDoor() *Door { return &Door{gone: make(chan struct{})} }

func (d *Door) Gone() <-chan struct{} { return d.gone }

func (d *Door) Close() {
	if d.shut.Load() {
		return
	}
	if d.shut.CompareAndSwap(false, true) {
		close(d.gone)
	}
}
