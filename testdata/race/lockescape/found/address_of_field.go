package disk

import "race/drive"

func Drive() {
	d := &Disk{}
	drive.Together(drive.Again(d.Read), drive.Again(func() { _ = d.Stats().Reads }))
}
