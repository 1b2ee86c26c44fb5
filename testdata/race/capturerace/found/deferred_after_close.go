package probe

import "race/drive"

func Drive() {
	probe(func() error { return nil })
	drive.Soon()
}
