// The other end is behind an interface of this package.
package story

type sink interface{ put(int) }

type queue struct{ ch chan int }

func (q queue) put(v int) { q.ch <- v }

type drop struct{}

func (drop) put(int) {}

func feed(s sink, vs []int) {
	for _, v := range vs {
		s.put(v)
	}
}

func run(vs []int) int {
	q := queue{make(chan int)}
	done := make(chan int)
	go func() {
		n := 0
		for range q.ch {
			n++
		}
		done <- n
	}()
	feed(q, vs)
	feed(drop{}, vs)
	close(q.ch)
	return <-done
}
