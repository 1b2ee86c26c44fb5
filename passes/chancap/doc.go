// Package chancap reports a channel whose capacity is not a choice.
//
// A buffer is allocated as a whole when the channel is made. A capacity that
// somebody outside chooses is his to make the program fail with, and one that
// is never reached hides a slow consumer until memory runs out.
//
// # Wrong
//
//	import (
//		"net/http"
//		"strconv"
//	)
//
//	func search(w http.ResponseWriter, r *http.Request) {
//		limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
//		if err != nil {
//			http.Error(w, "bad limit", http.StatusBadRequest)
//			return
//		}
//		hits := make(chan string, limit)
//		go find(r.URL.Path, hits)
//		for hit := range hits {
//			w.Write([]byte(hit))
//		}
//	}
//
//	func find(path string, hits chan<- string) { close(hits) }
//
// # Right
//
//	import (
//		"net/http"
//		"strconv"
//	)
//
//	func search(w http.ResponseWriter, r *http.Request) {
//		limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
//		if err != nil || limit < 0 || limit > 100 {
//			http.Error(w, "bad limit", http.StatusBadRequest)
//			return
//		}
//		hits := make(chan string, limit)
//		go find(r.URL.Path, hits)
//		for hit := range hits {
//			w.Write([]byte(hit))
//		}
//	}
//
//	func find(path string, hits chan<- string) { close(hits) }
//
// # Because
//
// Few capacities need a number. 0 is a rendezvous: the sender knows that its
// value was taken. 1 holds one late result or one wake-up, so that its sender
// can leave. len(xs) holds one result of each. A larger one evens out a burst
// whose length is known. More than that does not make the consumer faster: it
// puts off the day on which the producer has to wait, and then there is more
// to lose.
//
// make panics if the capacity is negative or the buffer larger than memory.
// What is reported: a number from a flag, a request, the environment or a
// decoded document that nothing compares; more than a million elements, or
// than 64 MiB of them; a number that is negative, or the difference of two
// lengths that nothing compares.
//
// # Stays silent
//
// Lengths of what is there already, the smaller of a number and a limit,
// numbers that are compared before, in a method that validates the
// configuration too, and numbers that an option of the library's user gives.
package chancap
