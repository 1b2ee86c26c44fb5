// The callback reports what a goroutine has measured.
package metrics

import (
	"context"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/metric"
)

func register(m metric.Meter, measure func() int64) {
	var last atomic.Int64
	go func() {
		for range time.Tick(time.Second) {
			last.Store(measure())
		}
	}()
	m.RegisterCallback(func(_ context.Context, o metric.Observer) error {
		o.Observe(last.Load())
		return nil
	})
}
