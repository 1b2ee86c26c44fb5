package counts

import "race/drive"

func Drive() {
	c := &Counts{m: map[string]int{}, s: make([]string, 1)}
	drive.Together(drive.Again(func() { c.Inc("a") }), drive.Again(func() { c.Get("a"); c.Len(); c.First() }))
}
