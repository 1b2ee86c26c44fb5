// The relay keeps a heap, so that the most urgent goes first.
package story

import "container/heap"

type task struct{ priority int }

type tasks []task

func (t tasks) Len() int           { return len(t) }
func (t tasks) Less(i, j int) bool { return t[i].priority < t[j].priority }
func (t tasks) Swap(i, j int)      { t[i], t[j] = t[j], t[i] }
func (t *tasks) Push(x any)        { *t = append(*t, x.(task)) }
func (t *tasks) Pop() any {
	old := *t
	x := old[len(old)-1]
	*t = old[:len(old)-1]
	return x
}

func sorted(in, out chan task) {
	h := &tasks{}
	for {
		if h.Len() == 0 {
			heap.Push(h, <-in)
		}
		select {
		case t := <-in:
			heap.Push(h, t) // want "grows without a bound"
		case out <- (*h)[0]:
			heap.Pop(h)
		}
	}
}
