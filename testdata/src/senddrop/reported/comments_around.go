// Met in go-ethereum, nats.go, rclone and cometbft: the comment stands above the case, in the select or behind its brace, or says so in the doc comment.
package story

type status int

type events struct {
	heads, out chan int
	listeners  []chan status
	region     chan string
	redo       chan string
}

func (e *events) loop(in <-chan int) {
	for {
		select {
		// Tell of chain heads, but drop if too frequent
		case head := <-in:
			select {
			case e.heads <- head:
			default:
			}
		case v := <-e.out:
			println(v)
		}
	}
}

func (e *events) sendStatus(s status) {
	for _, l := range e.listeners {
		// only send event if someone's listening
		select {
		case l <- s:
		default:
		}
	}
}

func (e *events) uploaded(region string) {
	select { // only care about getting this once
	case e.region <- region:
	default:
	}
}

// Tells the requester to pick another peer.
// It does nothing if another redo was already requested.
func (e *events) again(peer string) {
	select {
	case e.redo <- peer:
	default:
	}
}
