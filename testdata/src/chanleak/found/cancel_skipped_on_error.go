// On an error nobody cancels the context, and the ticker keeps the goroutine going.
package story

import (
	"context"
	"time"
)

func leased(renew func(), work func() error) error {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		beat := time.NewTicker(time.Second)
		defer beat.Stop()
		for {
			select { // want "the select waits forever for ctx.Done.. once leased returns early with an error"
			case <-ctx.Done():
				return
			case <-beat.C:
				renew()
			}
		}
	}()
	err := work()
	if err != nil {
		return err
	}
	cancel()
	return nil
}
