// pebble replay: a function of another package calls the literal until it says that the goroutine is done.
package replay

import (
	"sort"
	"sync/atomic"
)

func run(wait func() (int, error), eventually interface{ Poll(func() bool) }) (int, error) {
	var done [2]atomic.Bool
	var n int
	var err error
	i := sort.Search(1, func(int) bool { return true })
	go func() {
		n, err = wait()
		done[i].Store(true)
	}()
	eventually.Poll(func() bool { return done[i].Load() })
	return n, err
}
