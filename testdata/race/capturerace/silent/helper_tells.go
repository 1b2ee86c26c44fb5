package timed

import (
	"context"
	"race/drive"
	"time"
)

func Drive() {
	ctx, cancel := context.WithCancel(context.Background())
	lookup(ctx, func() (string, error) { return "a", nil })
	cancel()
	lookup(ctx, func() (string, error) { drive.Soon(); return "a", nil })
	measure(func() int { return 1 })
	measure(func() int { time.Sleep(1100 * time.Millisecond); return 1 })
	time.Sleep(200 * time.Millisecond)
}
