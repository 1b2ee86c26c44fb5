package story

import "race/drive"

func Drive() {
	out := make(chan map[string]int)
	drive.Receive(out, func(m map[string]int) { drive.Use(m["a"]) })
	drain(map[string]int{"a": 1, "b": 2}, out, []string{"a", "b"})
	drive.Soon()
}
