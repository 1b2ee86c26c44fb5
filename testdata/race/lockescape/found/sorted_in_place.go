package names

import (
	"race/drive"
	"slices"
)

func Drive() {
	l := &List{names: []string{"c", "b", "a"}}
	drive.Together(drive.Again(func() {
		l.mu.Lock()
		l.names[0] = "z"
		l.mu.Unlock()
		l.Sort()
	}), drive.Again(func() { _ = slices.Contains(l.Names(), "c") }))
}
