package named

import "race/drive"

func Drive() {
	Run(func() error { return nil })
	drive.Soon()
}
