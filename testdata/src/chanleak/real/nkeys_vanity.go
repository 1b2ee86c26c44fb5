// nats-io/nkeys, nk: a worker that found a key sends it when the rounds are over, or when another one was faster.
package story

import "runtime"

func search(generate func() string, fits func(string) bool, rounds int) string {
	work := make(chan struct{})
	defer close(work)
	found := make(chan string)
	for i := 0; i < runtime.NumCPU(); i++ {
		go func() {
			for range work {
				if k := generate(); fits(k) {
					found <- k // want "send on found blocks forever once search returns"
					return
				}
			}
		}()
	}
	for i := 0; i < rounds; i++ {
		work <- struct{}{}
		select {
		case k := <-found:
			return k
		default:
		}
	}
	return ""
}
