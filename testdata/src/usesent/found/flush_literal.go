// The literal empties the batch it has sent, and the loop appends to it.
package story

import "time"

func batcher(in <-chan string, out chan<- []string) {
	var batch []string
	flush := func() {
		if len(batch) == 0 {
			return
		}
		out <- batch // want "batch is written after it is sent on out"
		batch = batch[:0]
	}
	t := time.NewTicker(time.Second)
	for {
		select {
		case s, ok := <-in:
			if !ok {
				flush()
				return
			}
			batch = append(batch, s) // because "this append may write into the same array"
		case <-t.C:
			flush()
		}
	}
}
