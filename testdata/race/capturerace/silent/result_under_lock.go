package result

import (
	"race/drive"
	"time"
)

func Drive() {
	Timeout(time.Millisecond, func() int { drive.Soon(); return 1 })
	Timeout(time.Millisecond, func() int { drive.Soon(); return 0 })
}
