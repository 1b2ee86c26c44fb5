// Every waiter gets its own channel with room, which the slice keeps.
package story

import "sync"

type waiters struct {
	mu   sync.Mutex
	list []chan error
}

func (w *waiters) add() chan error {
	ch := make(chan error, 1)
	w.mu.Lock()
	w.list = append(w.list, ch)
	w.mu.Unlock()
	return ch
}

func (w *waiters) wake(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, ch := range w.list {
		ch <- err
	}
	w.list = nil
}

func use(f func() error) error {
	w := &waiters{}
	a := w.add()
	b := w.add()
	go func() { w.wake(f()) }()
	if err := <-a; err != nil {
		return err
	}
	return <-b
}
