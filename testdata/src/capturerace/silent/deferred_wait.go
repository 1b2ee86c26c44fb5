// The deferred Wait comes before the named result is read.
package deferred

import "sync"

func Run(f func() error) (err error) {
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Add(1)
	go func() {
		defer wg.Done()
		if e := f(); e != nil {
			println(e.Error())
		}
	}()
	return nil
}
