// A member of the group waits for the group, and so for itself.
package story

import "sync"

func together(steps []func()) {
	var all sync.WaitGroup
	for _, step := range steps {
		all.Add(1)
		go func() {
			defer all.Done()
			step()
			all.Wait() // want "all.Wait blocks forever"
		}()
	}
	done := make(chan struct{})
	go func() {
		all.Wait()
		close(done)
	}()
	<-done
}
