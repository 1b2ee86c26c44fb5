package hooks

import (
	"race/drive"
	"slices"
)

func Drive() {
	t := &Tracker{counts: make([]int, 4)}
	t.OnFull = func(counts []int) { _ = slices.Max(counts) }
	drive.Together(drive.Again(func() { t.Hit(1) }), drive.Again(t.Flush))
}
