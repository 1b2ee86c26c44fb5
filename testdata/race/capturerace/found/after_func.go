package timer

import "time"

func Drive() {
	Watch(time.Millisecond, func() bool { time.Sleep(5 * time.Millisecond); return true })
}
