package forgotten

import "race/drive"

func Drive() {
	out := Load([]string{"a", "b", "c"}, func(string) int { return 1 })
	for range out {
	}
	drive.Soon()
}
