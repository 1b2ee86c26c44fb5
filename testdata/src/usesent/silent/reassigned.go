// The batch gets a new array before anything is appended.
package story

func batches(in <-chan int, out chan<- []int) {
	batch := make([]int, 0, 10)
	for v := range in {
		batch = append(batch, v)
		if len(batch) == cap(batch) {
			out <- batch
			batch = make([]int, 0, 10)
		}
	}
}

func nilled(in <-chan int, out chan<- []int) {
	var batch []int
	for v := range in {
		batch = append(batch, v)
		if len(batch) > 9 {
			out <- batch
			batch = nil
		}
	}
}

type agg struct {
	counts map[string]int
	out    chan map[string]int
}

func (a *agg) add(key string) {
	a.counts[key]++
	if len(a.counts) > 10 {
		a.out <- a.counts
		a.counts = map[string]int{}
		a.counts[key] = 0
	}
}

func (a *agg) flush() {
	a.out <- a.counts
	a.reset()
	a.counts["flushed"] = 1
}

func (a *agg) reset() { a.counts = make(map[string]int) }
