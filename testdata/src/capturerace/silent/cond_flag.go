// The loop around Wait is left only when the flag is set, and the flag is set after the result.
package condflag

import "sync"

func Local(work func() int) int {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	res, ready := 0, false
	go func() {
		v := work()
		mu.Lock()
		ready = true
		res = v
		mu.Unlock()
		cond.Signal()
	}()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	return res
}

type latch struct {
	mu   sync.Mutex
	cond *sync.Cond
	left int
}

func (l *latch) down() {
	l.mu.Lock()
	l.left--
	l.mu.Unlock()
	l.cond.Broadcast()
}

func (l *latch) wait() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.left > 0 {
		l.cond.Wait()
	}
}

func Latch(a, b func() int) int {
	l := &latch{left: 2}
	l.cond = sync.NewCond(&l.mu)
	x, y := 0, 0
	go func() {
		defer l.down()
		x = a()
	}()
	go func() {
		defer l.down()
		y = b()
	}()
	l.wait()
	return x + y
}
