package watch

import "race/drive"

func Drive() {
	c := make(chan int)
	w := &Watcher{subs: []chan int{c, c}}
	drive.Together(drive.Again(func() { w.Prune(func(chan int) bool { return false }) }), drive.Again(func() { drive.Use(w.Subs()[0]) }))
}
