package iterate

import "slices"

func Drive() {
	Total(slices.Values([]int{1, 2, 3, 4}))
}
