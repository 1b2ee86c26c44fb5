package before

import "race/drive"

func Drive() {
	Start("a", func(string) {})
	drive.Soon()
}
