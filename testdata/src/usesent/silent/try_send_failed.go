// The buffer is reused only where it was not sent.
package story

import "io"

func lossy(r io.Reader, out chan<- []byte) {
	buf := make([]byte, 512)
	for {
		n, err := r.Read(buf)
		if err != nil {
			return
		}
		select {
		case out <- buf[:n]:
			buf = make([]byte, 512)
		default:
		}
	}
}

type queue struct{ ch chan []byte }

func (q *queue) offer(p []byte) bool {
	select {
	case q.ch <- p:
		return true
	default:
		return false
	}
}

func helper(r io.Reader, q *queue) {
	buf := make([]byte, 512)
	for {
		if _, err := r.Read(buf); err != nil {
			return
		}
		if q.offer(buf) {
			buf = make([]byte, 512)
		}
	}
}
