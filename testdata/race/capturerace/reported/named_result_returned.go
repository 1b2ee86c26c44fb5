package keepalive

import (
	"race/drive"
	"time"
)

func Drive() {
	close(every(time.Millisecond, func() {}))
	drive.Soon()
}
