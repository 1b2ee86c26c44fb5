package timeout

import "time"

func Drive() {
	Fetch(func() (string, error) { time.Sleep(1100 * time.Millisecond); return "late", nil })
	time.Sleep(200 * time.Millisecond)
}
