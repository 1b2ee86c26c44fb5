package story

import (
	"context"
	"time"
)

func held(renew func(), work func() error) error {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		beat := time.NewTicker(time.Second)
		for {
			select { // want "the select waits forever for ctx.Done"
			case <-beat.C:
				renew()
			case <-ctx.Done():
				return
			}
		}
	}()
	if err := work(); err != nil {
		return err
	}
	cancel()
	return nil
}
