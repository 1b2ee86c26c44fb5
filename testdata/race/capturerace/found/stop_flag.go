package stopflag

import (
	"race/drive"
	"time"
)

func Drive() {
	Run(func() { time.Sleep(time.Millisecond) }, 5*time.Millisecond)
	drive.Soon()
}
