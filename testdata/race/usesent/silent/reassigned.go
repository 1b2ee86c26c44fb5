package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	batches(drive.Numbers(40), out)
	nilled(drive.Numbers(40), out)
	a := &agg{map[string]int{}, make(chan map[string]int)}
	drive.Receive(a.out, func(m map[string]int) { drive.Use(m["a"]) })
	for _, k := range "abcdefghijklmnopqrstuvwxyz" {
		a.add(string(k))
	}
	a.flush()
}
