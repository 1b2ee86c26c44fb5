package watch

import "race/drive"

func Drive() {
	s := &Store{data: map[string]string{}, updates: make(chan map[string]string)}
	go func() {
		for m := range s.updates {
			_ = m["a"]
		}
	}()
	drive.Again(func() { s.Put("a", "b") })()
}
