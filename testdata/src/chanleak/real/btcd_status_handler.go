// The status handler reports the error and leaves; the goroutine that waits
// for the workers then has its word for nobody. The shape of btcd's import of
// blocks.
package btcd_status_handler

import "sync"

type importer struct {
	wg    sync.WaitGroup
	done  chan bool
	errs  chan error
	quit  chan struct{}
	queue chan []byte
	check func([]byte) error
}

func (i *importer) process() {
	defer i.wg.Done()
	for {
		select {
		case b, ok := <-i.queue:
			if !ok {
				return
			}
			if err := i.check(b); err != nil {
				i.errs <- err
				return
			}
		case <-i.quit:
			return
		}
	}
}

func (i *importer) status(results chan error) {
	select {
	case err := <-i.errs:
		results <- err
		close(i.quit)
	case <-i.done:
		results <- nil
	}
}

func Import(queue chan []byte, check func([]byte) error) chan error {
	i := &importer{done: make(chan bool), errs: make(chan error), quit: make(chan struct{}), queue: queue, check: check}
	i.wg.Add(1)
	go i.process()
	go func() {
		i.wg.Wait()
		i.done <- true // want "send on i.done blocks forever once status has returned because of i.errs"
	}()
	results := make(chan error)
	go i.status(results)
	return results
}
