// The buffer goes back to the pool while the receiver still reads it.
package story

import "sync"

var pool = sync.Pool{New: func() any { return new([512]byte) }}

func send(out chan<- *[512]byte, fill func(*[512]byte)) {
	b := pool.Get().(*[512]byte)
	defer pool.Put(b)
	fill(b)
	out <- b // want "b is put back into its pool after it is sent on out"
}
