// The producer ends and closes long before the context does.
package story

import "context"

type event struct{ id int }

func watch(ctx context.Context, read func() (event, error), handle func(event)) {
	events := make(chan event)
	go func() {
		defer close(events)
		for {
			e, err := read()
			if err != nil {
				return
			}
			events <- e
		}
	}()
	for {
		select {
		case e := <-events: // want "receive from events gives the zero value without end"
			handle(e)
		case <-ctx.Done():
			return
		}
	}
}
