// Two methods lock the two mutexes in both orders.
package story

import "sync"

type bank struct {
	in, out sync.Mutex
	a, b    int
}

func New() *bank { return &bank{} }

func (x *bank) Deposit(n int) {
	x.in.Lock()
	defer x.in.Unlock()
	x.out.Lock()
	defer x.out.Unlock()
	x.a += n
}

func (x *bank) Withdraw(n int) {
	x.out.Lock()
	defer x.out.Unlock()
	x.in.Lock() // want "x.in is locked while x.out is held, and Deposit locks the two in the other order, which deadlocks"
	defer x.in.Unlock()
	x.b -= n
}
