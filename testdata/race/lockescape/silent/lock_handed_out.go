package handle

import "race/drive"

func Drive() {
	t := &Table{rows: map[int]string{}}
	drive.Together(drive.Again(func() { t.Set(1, "a") }), drive.Again(func() {
		rows, release := t.Acquire()
		_ = rows[1]
		release()
	}))
}
