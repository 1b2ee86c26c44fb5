package slow

import "race/drive"

func Drive() {
	newConn()
	drive.Soon()
}
