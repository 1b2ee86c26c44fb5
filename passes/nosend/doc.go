// Package nosend reports a value that is handed to another goroutine although
// it may not leave its own.
//
// A web framework's context and what it returns, a response writer, a request's
// body and a test belong to the call that got them: once it has returned, they
// belong to the next request, or panic. A buffer, a decoder, a random generator
// or an interpreter may be handed over, but not be used from two sides at once.
// A lock that is sent by value is another lock. A type of one's own is marked
// with //chanlint:nosend.
//
// # Wrong
//
//	import "net/http"
//
//	func handle(w http.ResponseWriter, r *http.Request) {
//		go func() {
//			w.Write([]byte("done"))
//		}()
//	}
//
// # Right
//
//	import "net/http"
//
//	func handle(w http.ResponseWriter, r *http.Request) {
//		done := make(chan struct{})
//		go func() {
//			defer close(done)
//			w.Write([]byte("done"))
//		}()
//		<-done
//	}
//
// # Because
//
// Servers reuse a request's objects for the next one, and a type that is not
// documented as safe for concurrent use keeps state between its calls. Take the
// values that are needed out first, copy the context, make one for each
// goroutine, or wait for the goroutine before the function returns.
//
// # Stays silent
//
// Goroutines that the function waits for on every path, copies, values taken
// out before, values made for the goroutine and not used again, one value for
// each goroutine, use under a lock on both sides, a client's request, what a
// handler in a test sends to the test, functions that are posted to the
// goroutine to which a marked value belongs, the package that declares the type.
package nosend
