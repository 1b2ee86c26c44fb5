// Everybody takes them in one order; the third mutex keeps the others apart.
package story

import "sync"

type bank struct {
	in, out, all sync.Mutex
	a, b         int
}

func (x *bank) Deposit(n int) {
	x.all.Lock()
	defer x.all.Unlock()
	x.in.Lock()
	defer x.in.Unlock()
	x.out.Lock()
	defer x.out.Unlock()
	x.a += n
}

func (x *bank) Withdraw(n int) {
	x.all.Lock()
	defer x.all.Unlock()
	x.out.Lock()
	defer x.out.Unlock()
	x.in.Lock()
	defer x.in.Unlock()
	x.b -= n
}

func (x *bank) Both() int {
	x.in.Lock()
	defer x.in.Unlock()
	if x.out.TryLock() {
		defer x.out.Unlock()
		return x.b
	}
	return 0
}
