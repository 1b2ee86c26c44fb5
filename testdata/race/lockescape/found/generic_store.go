package generic

import "race/drive"

func Drive() {
	m := &Map[string, int]{m: map[string]int{}}
	drive.Together(drive.Again(func() { m.Store("a", 1) }), drive.Again(func() { _ = m.Raw()["a"] }))
}
