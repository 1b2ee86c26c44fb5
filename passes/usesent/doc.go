// Package usesent reports memory that is written after it was sent to another
// goroutine.
//
// A slice, a map and a pointer share their memory with every copy of them. What
// is sent on a channel, or given to a goroutine, belongs to the other side from
// then on: a later write is a data race, and the receiver finds the contents of
// the next message in the one it is reading.
//
// # Wrong
//
//	import "io"
//
//	func read(r io.Reader, out chan<- []byte) error {
//		buf := make([]byte, 4096)
//		for {
//			n, err := r.Read(buf)
//			if err != nil {
//				return err
//			}
//			out <- buf[:n]
//		}
//	}
//
// # Right
//
//	import (
//		"bytes"
//		"io"
//	)
//
//	func read(r io.Reader, out chan<- []byte) error {
//		buf := make([]byte, 4096)
//		for {
//			n, err := r.Read(buf)
//			if err != nil {
//				return err
//			}
//			out <- bytes.Clone(buf[:n])
//		}
//	}
//
// # Because
//
// A send hands over the slice's header and not its elements. The sender either
// gives its memory away and takes new memory for the next message, or keeps it
// and sends a copy: slices.Clone, bytes.Clone, maps.Clone, a string.
//
// # Stays silent
//
// Copies, memory made anew for each message, variables set to something else
// before the write, values without references, reads, writes after the other
// side has answered or was waited for, writes under a lock that the other side
// takes, free lists, elements of which each goroutine has its own, objects that
// a function of another package keeps: those two share by agreement.
package usesent
