// Sorting moves the elements that the receiver reads.
package story

import (
	"slices"
	"sort"
)

func top(out chan<- []int, xs, ys []int) {
	out <- xs // want "xs is written after it is sent on out"
	sort.Ints(xs)
	out <- ys // want "ys is written after it is sent on out"
	slices.Reverse(ys)
}
