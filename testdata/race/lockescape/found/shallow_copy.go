package settings

import "race/drive"

func Drive() {
	h := &Holder{settings: Settings{Labels: map[string]string{}}}
	drive.Together(drive.Again(func() { h.SetLabel("a", "b") }), drive.Again(func() { _ = h.Get().Labels["a"] }))
}
