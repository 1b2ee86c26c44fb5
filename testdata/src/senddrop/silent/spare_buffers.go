// A leaky bucket of spare buffers: who finds none makes one, and a buffer too many is garbage.
package story

type buffers struct{ free chan []byte }

func newBuffers() *buffers { return &buffers{free: make(chan []byte, 32)} }

func (b *buffers) get() []byte {
	select {
	case buf := <-b.free:
		return buf
	default:
		return make([]byte, 4096)
	}
}

func (b *buffers) put(buf []byte) {
	select {
	case b.free <- buf[:4096]:
	default:
	}
}
