// A wait group to which is only added has no goroutines to wait for; one that goes up and down in one place counts nothing else.
package story

import "sync"

func addsOnly(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
}

func upAndDown(f func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	f()
	wg.Done()
}
