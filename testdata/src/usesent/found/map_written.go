// The labels that were sent are changed for the next message.
package story

type event struct{ labels map[string]string }

func publish(events chan<- event, names []string) {
	labels := map[string]string{}
	for _, name := range names {
		labels["name"] = name
		events <- event{labels} // want "is written after it is sent on events"
	}
}
