package story

import "race/drive"

func Drive() {
	ch := make(chan task)
	drive.Receive(ch, func(t task) { drive.First(t.payload); t.wg.Done() })
	run(ch)
}
