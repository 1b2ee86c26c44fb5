package export

import "race/drive"

func Drive() {
	m := &Metrics{values: map[string]int64{}}
	for range 100 {
		m.Push(func(values map[string]int64) { _ = values["a"] })
		m.Inc("a")
	}
	drive.Soon()
}
