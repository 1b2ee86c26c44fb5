// Whoever uses the queue decides when it is closed: the package runs neither.
package story

type Queue struct{ ch chan int }

func New() *Queue { return &Queue{ch: make(chan int, 4)} }

func (q *Queue) Send(v int) { q.ch <- v }

func (q *Queue) Close() { close(q.ch) }
