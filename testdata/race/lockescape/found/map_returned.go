package registry

import "race/drive"

func Drive() {
	b := New()
	drive.Together(drive.Again(func() { b.Subscribe("a", nil) }), drive.Again(func() { _ = b.Subscribers()["a"] }))
}
