// The flush sends the field's slice and then starts over in its array.
package story

import "time"

type entry struct{ text string }

type writer struct {
	in    chan entry
	out   chan []entry
	batch []entry
}

func (w *writer) run() {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case e := <-w.in:
			w.batch = append(w.batch, e)
		case <-tick.C:
			if len(w.batch) == 0 {
				continue
			}
			w.out <- w.batch // want "w.batch is written after it is sent on w.out"
			w.batch = w.batch[:0]
		}
	}
}
