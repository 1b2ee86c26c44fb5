// The helper waits for the group before it returns.
package waits

import "sync"

type runner struct{ wg sync.WaitGroup }

func (r *runner) start(f func()) {
	r.wg.Add(1)
	go func() {
		defer r.wg.Done()
		f()
	}()
}

func (r *runner) finish() { r.wg.Wait() }

func Do(f func() int) int {
	r := &runner{}
	v := 0
	r.start(func() { v = f() })
	r.finish()
	return v
}

func parallel(fs ...func()) {
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func() { defer wg.Done(); f() }()
	}
	wg.Wait()
}

func Pair(a, b func() int) int {
	var x, y int
	parallel(func() { x = a() }, func() { y = b() })
	return x + y
}
