package gather

import "race/drive"

func Drive() {
	all := gather([]func() (string, int){func() (string, int) { return "a", 1 }, func() (string, int) { return "b", 2 }})
	_ = len(all)
	drive.Soon()
}
