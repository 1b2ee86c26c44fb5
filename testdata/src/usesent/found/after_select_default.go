// Only the arm that sent goes on to write, and it does.
package story

func offer(out chan<- []int, buf []int) {
	select {
	case out <- buf: // want "buf is written after it is sent on out"
		buf[0] = -1
	default:
	}
}
