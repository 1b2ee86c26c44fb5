// The literals run before the call that gets them returns.
package called

import (
	"slices"
	"sync"
)

func Walk(xs []int, visit func(func(int))) int {
	n := 0
	visit(func(x int) { n += x })
	slices.SortFunc(xs, func(a, b int) int { n++; return a - b })
	func() { n++ }()
	var once sync.Once
	once.Do(func() { n++ })
	return n
}
