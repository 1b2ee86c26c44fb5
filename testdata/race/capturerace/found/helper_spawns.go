package spawns

import "race/drive"

func Drive() {
	Start(func() int { return 1 })
	drive.Soon()
}
