package stats

import "race/drive"

func Drive() {
	s := &Stats{perIP: map[string]int{}}
	drive.Together(drive.Again(func() { s.Add("a") }), drive.Again(func() { _ = s.Snapshot().PerIP["a"] }))
}
