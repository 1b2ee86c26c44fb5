// The workflow sleeps and waits by the dispatcher's own means; the activity may take its time.
package billing

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

func charge() error {
	time.Sleep(time.Minute)
	return nil
}

func Charge(ctx workflow.Context, tries int) error {
	for range tries {
		if workflow.ExecuteActivity(ctx, charge).Get(ctx, nil) == nil {
			return nil
		}
		workflow.Sleep(ctx, time.Minute)
	}
	return nil
}
