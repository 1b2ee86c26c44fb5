// The early return has called Done through a helper, and the function that is
// called directly does not owe one.
package field_done_of_group_by_helper

import (
	"os"
	"sync"
)

type Loader struct {
	wg   sync.WaitGroup
	errs []error
}

func (l *Loader) Load(name string) {
	l.wg.Add(2)
	go l.load(name)
	go func() {
		l.check(name)
		l.wg.Done()
	}()
}

func (l *Loader) load(name string) {
	_, err := os.ReadFile(name)
	if err != nil {
		l.fail(err)
		return
	}
	l.wg.Done()
}

func (l *Loader) fail(err error) {
	defer l.wg.Done()
	l.errs = append(l.errs, err)
}

func (l *Loader) check(name string) {
	if _, err := os.Stat(name); err != nil {
		return
	}
	l.wg.Add(1)
	l.wg.Done()
}

func (l *Loader) Wait() { l.wg.Wait() }
