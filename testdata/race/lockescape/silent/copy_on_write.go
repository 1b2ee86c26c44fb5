package listeners

import "race/drive"

func Drive() {
	b := &Bus{}
	drive.Together(drive.Again(func() { b.Add(func() {}) }), drive.Again(func() {
		for _, f := range b.Listeners() {
			f()
		}
	}))
}
