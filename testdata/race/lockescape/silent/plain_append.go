package log

import "race/drive"

func Drive() {
	l := &Log{}
	l.Add("a")
	drive.Together(drive.Again(func() { l.Add("b") }), drive.Again(func() {
		for _, line := range l.Lines() {
			drive.Use(line)
		}
	}))
}
