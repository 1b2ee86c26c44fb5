// Package capturerace reports a captured variable that a goroutine and other
// code use at the same time.
//
// A function literal shares the variables around it. Where it runs as a
// goroutine that writes one of them, every other use needs something that
// orders the two: a wait for the goroutine, a lock, a channel, an atomic.
//
// # Wrong
//
//	func count(files []string, size func(string) int) int {
//		total := 0
//		done := make(chan bool, len(files))
//		for _, file := range files {
//			go func() {
//				total += size(file)
//				done <- true
//			}()
//		}
//		for range files {
//			<-done
//		}
//		return total
//	}
//
// # Right
//
//	func count(files []string, size func(string) int) int {
//		total := 0
//		sizes := make(chan int, len(files))
//		for _, file := range files {
//			go func() { sizes <- size(file) }()
//		}
//		for range files {
//			total += <-sizes
//		}
//		return total
//	}
//
// # Because
//
// Two goroutines that add to one variable both read the old value, and one sum
// is lost. An error that is assigned while it is read is neither the old nor
// the new one, and a map that is written twice at the same time ends the
// process.
//
// # Stays silent
//
// Variables that are made anew for each turn of a loop, uses before the go
// statement, uses after the goroutine was waited for, accesses under one
// mutex, atomics, separate elements of a slice, and function literals of which
// it is not known where they run.
package capturerace
