package registry

import "race/drive"

func Drive() {
	b := &Broker{subs: map[string]int{}, list: make([]string, 1)}
	drive.Together(drive.Again(func() { b.Add("a") }), drive.Again(func() {
		_ = b.Subs()["a"]
		_ = b.List()[0] + b.Appended()[0] + b.Copied()[0] + b.Clipped()[0]
		_ = b.Looped()["a"]
	}))
}
