// The condition says that the receiver is done.
package story

import "sync"

func cond(mu *sync.Mutex, c *sync.Cond, out chan []int, busy *bool) {
	b := make([]int, 3)
	out <- b
	mu.Lock()
	for *busy {
		c.Wait()
	}
	mu.Unlock()
	b[0] = 1
}
