// Package lockescape reports memory that a mutex guards and that leaves the
// lock without a copy.
//
// A lock protects as long as it is held. Whoever gets the map, the slice or
// the pointer itself goes on reading it when the lock is free again, while
// other methods write it in place under the lock.
//
// # Wrong
//
//	import "sync"
//
//	type registry struct {
//		mu    sync.Mutex
//		users map[string]int
//	}
//
//	func (r *registry) Add(name string) {
//		r.mu.Lock()
//		defer r.mu.Unlock()
//		r.users[name]++
//	}
//
//	func (r *registry) Users() map[string]int {
//		r.mu.Lock()
//		defer r.mu.Unlock()
//		return r.users
//	}
//
// # Right
//
//	import (
//		"maps"
//		"sync"
//	)
//
//	type registry struct {
//		mu    sync.Mutex
//		users map[string]int
//	}
//
//	func (r *registry) Add(name string) {
//		r.mu.Lock()
//		defer r.mu.Unlock()
//		r.users[name]++
//	}
//
//	func (r *registry) Users() map[string]int {
//		r.mu.Lock()
//		defer r.mu.Unlock()
//		return maps.Clone(r.users)
//	}
//
// # Because
//
// The deferred Unlock runs before the caller sees the result. A map that is
// read and written at the same time ends the process; a slice whose elements
// move shows some of them twice and others not at all.
//
// # Stays silent
//
// A copy made under the lock, memory that is replaced as a whole and never
// written in place, plain appends, a value that is taken out and replaced by
// another, what has a mutex of its own, and helpers whose callers hold the
// lock.
package lockescape
