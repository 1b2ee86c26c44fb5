package story

import "race/drive"

func Drive() {
	out, text := make(chan []byte), make(chan string)
	drive.Receive(out, drive.First)
	drive.Receive(text, func(s string) { drive.Use(s) })
	cloned(drive.Source(), out, text)
	maps := make(chan map[string]int)
	drive.Receive(maps, func(m map[string]int) { drive.Use(m["x"]) })
	snapshot(map[string]int{"x": 1}, maps)
	drive.Soon()
}
