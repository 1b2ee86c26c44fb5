// The listener counts, and wakes whoever looks.
package store

import (
	"sync/atomic"

	"github.com/cockroachdb/pebble"
)

func options(flushes *atomic.Int64, wake chan struct{}) *pebble.Options {
	return &pebble.Options{EventListener: &pebble.EventListener{
		FlushEnd: func(pebble.FlushInfo) {
			flushes.Add(1)
			select {
			case wake <- struct{}{}:
			default:
			}
		},
	}}
}
