package ctxarm

import (
	"context"
	"errors"
	"race/drive"
	"time"
)

func Drive() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	Do(ctx, func() error { drive.Soon(); return errors.New("late") })
	time.Sleep(100 * time.Millisecond)
}
