package polled

import "time"

func Drive() {
	Wait(func() { time.Sleep(5 * time.Millisecond) })
}
