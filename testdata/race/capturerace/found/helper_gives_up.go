package timed

import (
	"context"
	"race/drive"
	"time"
)

func Drive() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	mapping(ctx, func() (int, error) { drive.Soon(); return 1, nil })
	time.Sleep(100 * time.Millisecond)
}
