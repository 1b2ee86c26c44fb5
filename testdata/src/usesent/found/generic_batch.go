// A generic batcher cuts the slice it has sent.
package story

func chunk[T any](in <-chan T, out chan<- []T, size int) {
	defer close(out)
	var buf []T
	for v := range in {
		buf = append(buf, v)
		if len(buf) >= size {
			out <- buf // want "buf is written after it is sent on out"
			buf = buf[:0]
		}
	}
}
