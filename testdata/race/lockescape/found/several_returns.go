package several

import "race/drive"

func Drive() {
	r := &Router{}
	drive.Together(drive.Again(func() { r.Set("a") }), drive.Again(func() {
		routes, _ := r.Routes()
		_ = routes["a"]
	}))
}
