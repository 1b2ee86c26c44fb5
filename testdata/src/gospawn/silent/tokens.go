// A token, or an idle worker, is taken first and comes back later.
package story

type worker struct{ id int }

func (w *worker) do(string) {}

func tokens(in <-chan string, n int, work func(string)) {
	tokens := make(chan int, n)
	for i := range n {
		tokens <- i
	}
	for m := range in {
		t := <-tokens
		go func() {
			work(m)
			tokens <- t
		}()
	}
}

func idle(in <-chan string, pool chan *worker) {
	for m := range in {
		w := <-pool
		go func() {
			defer func() { pool <- w }()
			w.do(m)
		}()
	}
}
