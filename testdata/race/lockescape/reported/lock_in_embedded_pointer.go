package template

import "race/drive"

func Drive() {
	s := &space{set: map[string]*Template{}}
	t := &Template{space: s}
	s.set["a"] = t
	drive.Together(drive.Again(func() { t.escape("a", nil) }), drive.Again(func() { t.Lookup("a").escape("a", nil) }))
}
