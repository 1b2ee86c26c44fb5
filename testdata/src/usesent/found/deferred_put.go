// The buffer goes back to the pool when the function returns, and its contents
// with it.
package story

import (
	"bytes"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

type trail struct{ entries chan []byte }

func (t *trail) note(who, what string) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b) // because "gives the memory to whoever takes it from the pool next"
	b.Reset()
	b.WriteString(who)
	b.WriteString(what)
	t.entries <- b.Bytes() // want "is put back into its pool after it is sent on t.entries"
}
