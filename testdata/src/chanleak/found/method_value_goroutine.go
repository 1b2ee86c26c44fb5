// The worker is a method, the channel a field of a local struct.
package story

import "errors"

type runner struct {
	out  chan int
	fail bool
}

func (r *runner) work(n int) {
	r.out <- n // want "send on r.out blocks forever once start returns early with an error"
}

func start(validate func() error) (int, error) {
	r := &runner{out: make(chan int)}
	go r.work(7)
	if err := validate(); err != nil {
		return 0, errors.New("invalid")
	}
	return <-r.out, nil
}
