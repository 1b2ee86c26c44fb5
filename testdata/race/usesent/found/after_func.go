package story

import "time"

func Drive() {
	later(make([]byte, 1))
	time.Sleep(1100 * time.Millisecond)
}
