package story

import "race/drive"

func Drive() {
	m := &metrics{counts: map[string]int{"a": 1}, snap: make(chan map[string]int)}
	drive.Receive(m.snap, func(m map[string]int) { drive.Use(m["a"]) })
	m.flush()
	drive.Soon()
}
