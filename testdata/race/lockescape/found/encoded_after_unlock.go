package encode

import "race/drive"

func Drive() {
	p := &Peers{addrs: map[string]string{}}
	drive.Together(drive.Again(func() { p.Set("a", "b") }), drive.Again(func() { p.MarshalJSON() }))
}
