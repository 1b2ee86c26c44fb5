// Package lib sends, fills and copies what it is given.
package lib

type Bus struct{ ch chan []byte }

func (b *Bus) Publish(p []byte) { b.ch <- p }

func (b *Bus) PublishCopy(p []byte) { b.ch <- append([]byte(nil), p...) }

func (b *Bus) TryPublish(p []byte) bool {
	select {
	case b.ch <- p:
		return true
	default:
		return false
	}
}

func Fill(p []byte) {
	for i := range p {
		p[i] = byte(i)
	}
}

func Sum(p []byte) (n int) {
	for _, b := range p {
		n += int(b)
	}
	return n
}
