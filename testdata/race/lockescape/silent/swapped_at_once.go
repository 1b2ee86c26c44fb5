package swapped

import "race/drive"

func Drive() {
	q := &queue{a: map[string]int{}, b: map[string]int{}}
	drive.Together(drive.Again(func() { q.Add("a") }), drive.Again(func() { drive.Use(q.Take()["a"]) }))
}
