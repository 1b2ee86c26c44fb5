package ledger

import "race/drive"

func Drive() {
	l := &Ledger{entries: make([]int64, 1)}
	drive.Together(drive.Again(func() { l.Correct(0, 1) }), drive.Again(func() { drive.Use(l.Entries()[0]) }))
	drive.Use(l.Take())
}
