package wide

import "race/drive"

func Drive() {
	Sum([]int{1, 2, 3, 4}, func(x int) int { drive.Soon(); return x })
}
