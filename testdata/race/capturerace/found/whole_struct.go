package whole

import "race/drive"

func Drive() {
	Run(func() config { return config{"a", 1} }, func(string) {})
	drive.Soon()
}
