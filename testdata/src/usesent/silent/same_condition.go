// What is sent under one condition is written only under its opposite.
package story

func forward(out chan<- []byte, buf []byte, keep bool) {
	if !keep {
		out <- buf
	}
	if keep {
		buf[0] = 0
	}
}

func send(out chan<- []int, batch []int, full bool) []int {
	if full {
		out <- batch
		batch = nil
	}
	if !full {
		batch[0] = 1
	}
	return batch
}
