// The branch that fails closes and falls through to the helper that sends.
package story

type feed struct {
	out chan int
}

func newFeed() *feed { return &feed{out: make(chan int, 1)} }

func (f *feed) push(v int) {
	f.out <- v // want "send on f.out panics, since the channel is closed before"
}

func (f *feed) step(next func() (int, error)) {
	v, err := next()
	if err != nil {
		close(f.out)
	}
	f.push(v)
}
