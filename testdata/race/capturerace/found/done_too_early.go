package early

import "race/drive"

func Drive() {
	First(func() int { return 1 })
	drive.Soon()
}
