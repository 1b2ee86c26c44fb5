package story

import "race/drive"

func Drive() {
	s := &state{counts: map[string]int{}}
	s.watch(make(chan *state))
	drive.Soon()
}
