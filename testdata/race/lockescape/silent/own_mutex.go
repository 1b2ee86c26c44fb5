package sessions

import "race/drive"

func Drive() {
	m := &Manager{sessions: map[string]*Session{}}
	drive.Together(drive.Again(func() { m.Get("a").Hit() }), drive.Again(func() { m.Get("b").Hit() }))
}
