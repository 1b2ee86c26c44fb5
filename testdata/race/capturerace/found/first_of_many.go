package firstof

import "race/drive"

func Drive() {
	one := func() int { return 1 }
	Any([]func() int{one, one, one})
	drive.Soon()
}
