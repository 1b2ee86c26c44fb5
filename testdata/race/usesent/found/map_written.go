package story

import "race/drive"

func Drive() {
	events := make(chan event)
	drive.Receive(events, func(e event) { drive.Use(e.labels["name"]) })
	publish(events, []string{"a", "b", "c"})
}
