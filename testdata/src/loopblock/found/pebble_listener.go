// The flush ends when somebody has heard of it.
package store

import "github.com/cockroachdb/pebble"

func options(flushed chan int) *pebble.Options {
	return &pebble.Options{EventListener: &pebble.EventListener{
		FlushEnd: func(info pebble.FlushInfo) {
			flushed <- info.JobID // want "runs on pebble's background goroutines: sending on flushed stalls it"
		},
	}}
}
