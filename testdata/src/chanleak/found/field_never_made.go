// The constructor forgets the channel: it is nil.
package story

type queue struct {
	jobs chan int
}

func (q *queue) put(v int) {
	q.jobs <- v // want "send on q.jobs blocks forever, since nothing ever makes the channel"
}

func (q *queue) get() int {
	return <-q.jobs // want "receive from q.jobs blocks forever, since nothing ever makes the channel"
}

func run() {
	q := &queue{}
	go q.put(1)
	q.get()
}
