package rooms

import "race/drive"

func Drive() {
	h := &Hub{rooms: map[string]map[string]bool{}}
	drive.Together(drive.Again(func() { h.Join("a", "b") }), drive.Again(func() { _ = h.Members("a")["b"] }))
}
