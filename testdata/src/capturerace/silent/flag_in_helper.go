// The helper returns no error only when it has seen the flag under the lock.
package flaghelper

import (
	"errors"
	"sync"
	"time"
)

type task struct {
	mu   sync.Mutex
	done bool
}

func (t *task) finish() {
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
}

func (t *task) wait(tries int) error {
	for range tries {
		t.mu.Lock()
		if t.done {
			t.mu.Unlock()
			return nil
		}
		t.mu.Unlock()
		time.Sleep(time.Millisecond)
	}
	return errors.New("too late")
}

func Run(work func() int) (int, error) {
	t := &task{}
	res := 0
	go func() {
		res = work()
		t.finish()
	}()
	if err := t.wait(100); err != nil {
		return 0, err
	}
	return res, nil
}
