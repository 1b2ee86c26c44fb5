package story

import "race/drive"

func Drive() {
	s := &srv{make(chan event), make([]byte, 100)}
	drive.Receive(s.events, func(e event) { drive.First(e.data) })
	s.swap()
	drive.Soon()
}
