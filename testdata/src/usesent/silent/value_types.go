// Arrays and structs without references are copied by the send.
package story

type point struct{ x, y int }

type digest [32]byte

func points(out chan<- point, sums chan<- digest) {
	var p point
	var d digest
	for i := range 10 {
		p.x, d[0] = i, byte(i)
		out <- p
		sums <- d
	}
}
