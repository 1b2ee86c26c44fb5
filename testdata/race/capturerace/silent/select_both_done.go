package arms

import (
	"context"
	"race/drive"
	"time"
)

func Drive() {
	ctx, cancel := context.WithCancel(context.Background())
	Fetch(ctx, func() (string, error) { return "a", nil })
	cancel()
	Fetch(ctx, func() (string, error) { drive.Soon(); return "a", nil })
	time.Sleep(100 * time.Millisecond)
}
