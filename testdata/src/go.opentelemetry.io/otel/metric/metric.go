// Package metric is a stub.
package metric

import "context"

type Observer interface{ Observe(int64) }

type Callback func(context.Context, Observer) error

type Registration interface{ Unregister() error }

type Meter interface {
	RegisterCallback(f Callback) (Registration, error)
}
