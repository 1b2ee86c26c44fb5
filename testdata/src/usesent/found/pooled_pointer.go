// The pool holds pointers to slices; the slice that was sent goes back with
// its pointer.
package story

import (
	"net"
	"sync"
)

var bufs = sync.Pool{New: func() any { b := make([]byte, 1024); return &b }}

func relay(c net.Conn, ch chan<- []byte) error {
	bp := bufs.Get().(*[]byte)
	defer bufs.Put(bp)
	n, err := c.Read(*bp)
	if err != nil {
		return err
	}
	ch <- (*bp)[:n] // want "is put back into its pool after it is sent on ch"
	return nil
}

func put(b []byte) { bufs.Put(&b) }

func helper(c net.Conn, ch chan<- []byte) {
	b := make([]byte, 10)
	c.Read(b)
	ch <- b // want "b is put back into its pool after it is sent on ch"
	put(b)
}
