package free

import "race/drive"

func Drive() {
	p := &pool{}
	use := drive.Again(func() { b := p.Get(); b.data = append(b.data, 1); p.Put(b) })
	drive.Together(use, use)
}
