// Met in serf's testutil: what is put back was taken out before.
package story

import (
	"container/list"
	"sync"
)

var (
	mu       sync.Mutex
	freeIPs  = list.New()
	notEmpty = sync.NewCond(&mu)
)

func init() {
	for octet := byte(10); octet < 255; octet++ {
		freeIPs.PushBack(octet)
	}
}

func giveBack(octet byte) {
	mu.Lock()
	defer mu.Unlock()
	freeIPs.PushBack(octet)
	notEmpty.Broadcast()
}

func take() byte {
	mu.Lock()
	defer mu.Unlock()
	for freeIPs.Len() == 0 {
		notEmpty.Wait()
	}
	front := freeIPs.Front()
	freeIPs.Remove(front)
	return front.Value.(byte)
}
