// The loop ends at a flag that is set before the close.
package story

import "sync/atomic"

type meter struct {
	stopped atomic.Bool
	ticks   chan int
}

func newMeter(use func(int)) *meter {
	m := &meter{ticks: make(chan int)}
	go func() {
		for {
			v := <-m.ticks
			if m.stopped.Load() {
				return
			}
			use(v)
		}
	}()
	return m
}

func (m *meter) stop() {
	m.stopped.Store(true)
	close(m.ticks)
}
