// Package directive reports a chanlint comment that has no effect: a word that
// chanlint does not know, a place where the word says nothing, or an ignore
// comment without a reason.
//
// A comment that is meant to promise or to suppress something and does not is
// worse than none: its author believes it.
//
// # Wrong
//
//	func f(ch chan int) {
//		//chanlint:ignore chanleak
//		ch <- 1
//	}
//
// # Right
//
//	func f(ch chan int) {
//		ch <- 1
//	}
//
// # Because
//
// An ignore comment names the checks and says why the finding is not one, so
// that whoever changes the code later knows what to look at:
//
//	//chanlint:ignore chanleak the process ends with this send
//
// The words eventloop and nonblocking speak of a function and stand above its
// declaration, or at a method of an interface, a function type, or a parameter
// or struct field of function type.
//
// # Stays silent
//
// Comments that do not begin with "//chanlint:", and ignore comments in
// generated files.
package directive
