// The workflow sleeps by the clock of the process, and its dispatcher with it.
package billing

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

func Charge(ctx workflow.Context, tries int) error {
	for range tries {
		time.Sleep(time.Minute) // want "Charge runs on Temporal's workflow dispatcher: calling time.Sleep stalls it for up to 1m0s; use workflow.Channel, workflow.Go and workflow.Sleep"
	}
	return nil
}
