package story

import "race/drive"

func Drive() {
	out := make(chan row)
	drive.Receive(out, func(r row) { drive.Use(r.vals[0]) })
	rows(5, out)
}
