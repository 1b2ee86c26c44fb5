package consensus

import "race/drive"

func Drive() {
	s := &Server{state: &State{}}
	drive.Together(drive.Again(s.Advance), drive.Again(func() { Behind(s, 1) }))
}
