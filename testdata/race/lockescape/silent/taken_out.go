package drain

import "race/drive"

func Drive() {
	b := &Buffer{items: map[string]int{}, queue: make([]int, 300)}
	drive.Together(drive.Again(func() { b.Add("a") }), drive.Again(func() { drive.Use(b.Drain()["a"]); drive.Use(b.Take(1)[0]) }))
}
