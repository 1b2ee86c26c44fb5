// The capacity is negative, at once or when one length is larger.
package story

type stream struct{ out chan int }

const unlimited = -1

func newStream(size int) *stream {
	return &stream{out: make(chan int, size)} // want "the capacity of out is -1, and make panics"
}

func open() *stream { return newStream(unlimited) }

func rest(all, done []string) []string {
	left := make(chan string, len(all)-len(done)) // want "the capacity of left is negative when there are fewer elements than are taken off, and make panics"
	go func() {
		defer close(left)
		for _, s := range all {
			left <- s
		}
	}()
	var out []string
	for s := range left {
		out = append(out, s)
	}
	return out
}

func Others(peers []string) chan string {
	return make(chan string, len(peers)-1) // want "the capacity of the channel is negative when there are fewer elements than are taken off"
}
