// Each request brings a channel with room for its one reply.
package story

type request struct {
	n     int
	reply chan int
}

func serve(in <-chan request) {
	for r := range in {
		select {
		case r.reply <- r.n * 2:
		default:
		}
	}
}

func serveSelect(in <-chan *request, done <-chan struct{}) {
	for {
		select {
		case r := <-in:
			select {
			case r.reply <- r.n * 2:
			default:
			}
		case <-done:
			return
		}
	}
}

func ask(in chan<- request, pointers chan<- *request, n int) int {
	r := request{n, make(chan int, 1)}
	in <- r
	p := &request{n, make(chan int, 1)}
	pointers <- p
	return <-r.reply + <-p.reply
}
