package plugins

import "race/drive"

func Drive() {
	drive.Together(drive.Again(func() { Register("a", nil) }), drive.Again(func() { _ = All()["a"] }))
}
