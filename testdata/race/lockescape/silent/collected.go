package tree

import "race/drive"

func Drive() {
	t := &Tree{nodes: map[int]string{}}
	drive.Together(drive.Again(func() { t.Put(1, "a") }), drive.Again(func() { drive.Use(len(t.Keys()) + len(t.Values())) }), drive.Again(func() { t.Each(func(int, string) bool { return true }) }))
}
