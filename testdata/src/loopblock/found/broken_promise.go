// The promise not to wait is broken by a helper.
package main

type q struct{ c chan int }

//chanlint:nonblocking
func (q *q) offer(v int) bool {
	return q.put(v) // want "offer promises not to wait, but calling put, which ends up sending on q.c, waits until another goroutine receives"
}
func (q *q) put(v int) bool {
	q.c <- v
	return true
}
func (q *q) take() int { return <-q.c }
func main() {
	x := &q{make(chan int)}
	go x.take()
	x.offer(1)
}
