package spin

import (
	"race/drive"
	"time"
)

func Drive() {
	n := 0
	Compute(func() float64 { drive.Soon(); return 1 }, func() bool { n++; return n < 3 })
	Compute(func() float64 { return 1 }, func() bool { drive.Soon(); return true })
	time.Sleep(100 * time.Millisecond)
}
