// The relay keeps a list.
package story

import "container/list"

type pump struct {
	in, out chan string
	quit    chan struct{}
}

func (p *pump) run() {
	pending := list.New()
	for {
		var out chan string
		var next string
		if front := pending.Front(); front != nil {
			out, next = p.out, front.Value.(string)
		}
		select {
		case s := <-p.in:
			pending.PushBack(s) // want "pending grows without a bound while the receiver of out is slower than the sender of p.in"
		case out <- next:
			pending.Remove(pending.Front())
		case <-p.quit:
			return
		}
	}
}
