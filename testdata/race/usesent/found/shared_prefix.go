package story

import "race/drive"

func Drive() {
	out := make(chan []string)
	drive.Receive(out, func(path []string) { drive.Use(path[1]) })
	paths(append(make([]string, 0, 4), "/"), []string{"a", "b", "c"}, out)
}
