// The actor's own send gives up when its inbox is full.
package main

type actor struct {
	inbox chan int
	retry int
}

func (a *actor) run() {
	for m := range a.inbox {
		if m < 0 {
			select {
			case a.inbox <- -m:
			default:
				a.retry++
			}
		}
	}
}

func main() {
	a := &actor{inbox: make(chan int, 4)}
	go a.run()
	a.inbox <- -1
}
