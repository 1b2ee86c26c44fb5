package cache

import "race/drive"

func Drive() {
	c := &Cache{entries: map[int]string{}}
	drive.Together(drive.Again(func() { c.Remove(1) }), drive.Again(func() {
		entries, _ := c.Entries()
		_ = entries[1]
	}))
}
