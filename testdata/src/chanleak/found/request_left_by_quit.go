// The request is given up when the service quits, and the wait for its answer
// is not.
package story

import "sync"

type question struct {
	key    int
	answer chan string
}

type Oracle struct {
	questions chan question
	quit      chan struct{}
	once      sync.Once
}

func NewOracle(size int) *Oracle {
	o := &Oracle{questions: make(chan question, 2), quit: make(chan struct{})}
	go func() {
		for {
			select {
			case q := <-o.questions:
				q.answer <- "yes"
			case <-o.quit:
				return // because "the function literal in NewOracle leaves here and answers no more of what is in o.questions"
			}
		}
	}()
	return o
}

func (o *Oracle) Close() { o.once.Do(func() { close(o.quit) }) }

func (o *Oracle) Ask(key int) string {
	answer := make(chan string, 1)
	select {
	case o.questions <- question{key, answer}: // because "the request is sent here and may wait in the buffer of o.questions" "This operation on o.questions watches o.quit too"
	case <-o.quit:
		return ""
	}
	return <-answer // want "receive from answer blocks forever once the function literal in NewOracle has returned because of o.quit with the request still in o.questions"
}
