package story

import "race/drive"

func Drive() {
	b := &bus{subs: []chan *event{make(chan *event)}}
	drive.Receive(b.subs[0], func(e *event) { drive.Use(e.id) })
	b.publish(&event{})
	drive.Soon()
}
