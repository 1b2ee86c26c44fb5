// head begins where the slice that was sent begins.
package story

func split(out chan []byte, b []byte) []byte {
	head := b[:4]
	out <- b // want "b is written after it is sent on out"
	return append(head, 'x')
}
