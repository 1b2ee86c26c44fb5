package story

import "race/drive"

func Drive() {
	out := make(chan *record)
	drive.Receive(out, func(r *record) { drive.Use(r.key) })
	load([]string{"a", "b", "c"}, out)
}
