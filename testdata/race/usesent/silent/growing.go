package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(all []int) {
		for _, v := range all {
			drive.Use(v)
		}
	})
	prefixes(drive.Numbers(20), out)
	names := make(chan []string)
	drive.Receive(names, func(n []string) { drive.Use(n[len(n)-1]) })
	literal(names, []string{"a", "b", "c"})
}
