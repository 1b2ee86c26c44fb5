// The batch is emptied but keeps its array, which the consumer is reading.
package story

func batches(in <-chan int, out chan<- []int) {
	batch := make([]int, 0, 100)
	for v := range in {
		batch = append(batch, v) // because "this append may write into the same array"
		if len(batch) == cap(batch) {
			out <- batch // want "batch is written after it is sent on out"
			batch = batch[:0]
		}
	}
	if len(batch) > 0 {
		out <- batch
	}
}
