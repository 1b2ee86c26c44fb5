package pool

import "race/drive"

func Drive() {
	p := &Pool{}
	c := &conn{}
	for range 200 {
		p.conns = append(p.conns, c)
	}
	drive.Together(drive.Again(func() { p.Remove(c) }), drive.Again(func() { drive.Use(p.Conns()[0]) }))
}
