package visit

import "race/drive"

func Drive() {
	t := &Tree{nodes: map[int]string{}}
	drive.Together(drive.Again(func() { t.Put(1, "a") }), drive.Again(func() { t.With(func(m map[int]string) { _ = m[1] }) }))
}
