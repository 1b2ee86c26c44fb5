// The goroutine would give up when all ends, and until then they pile up.
package story

type Feed struct {
	out  chan string
	done chan struct{}
}

func New() *Feed { return &Feed{out: make(chan string), done: make(chan struct{})} }

func (f *Feed) Out() <-chan string { return f.out }

func (f *Feed) Post(s string) {
	go func() { // want "this starts a goroutine for each call of Post only to wait in the send on f.out"
		select {
		case f.out <- s:
		case <-f.done:
		}
	}()
}

func (f *Feed) Close() { close(f.done) }
