package started

import "race/drive"

func Drive() {
	Run(func(int) {})
	drive.Soon()
}
