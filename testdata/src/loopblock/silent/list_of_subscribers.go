// The list is one of subscribers, which stay in it: whoever publishes calls them.
package topic

import "container/list"

type topic struct {
	subscribers *list.List
	in          chan int
}

func (t *topic) publish() {
	for range t.in {
		for e := t.subscribers.Front(); e != nil; e = e.Next() {
			e.Value.(func())()
		}
	}
}

func (t *topic) leave(e *list.Element) { t.subscribers.Remove(e) }

func start() (*topic, chan int) {
	t := &topic{subscribers: list.New(), in: make(chan int)}
	out := make(chan int)
	t.subscribers.PushBack(func() { out <- 1 })
	go t.publish()
	return t, out
}
