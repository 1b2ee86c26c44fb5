package tree

import "race/drive"

func Drive() {
	t := &Tree{nodes: map[int]string{}}
	drive.Together(drive.Again(func() { t.Put(1, "a") }), drive.Again(func() {
		for _, s := range t.All() {
			drive.Use(s)
		}
	}))
}
