package story

import "race/drive"

func Drive() {
	events := make(chan any)
	drive.Receive(events, func(e any) { drive.Use(e.(*status).phase) })
	report(events, []string{"a", "b", "c"})
}
