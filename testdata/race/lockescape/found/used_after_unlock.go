package handlers

import "race/drive"

func Drive() {
	m := &Mux{handlers: map[string]func(){}}
	drive.Together(drive.Again(func() { m.Register("a", func() {}) }), drive.Again(m.RunAll))
}
