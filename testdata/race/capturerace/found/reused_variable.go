package reused

import "race/drive"

func Drive() {
	n := 0
	Send(func() (string, bool) { n++; return "line", n < 10 }, func(string) {})
	drive.Soon()
}
