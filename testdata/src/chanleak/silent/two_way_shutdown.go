// Stop closes quit and waits for the loop, which answers what is still asked.
package story

import "sync"

type actor struct {
	in   chan func()
	quit chan struct{}
	wg   sync.WaitGroup
}

func startActor() *actor {
	a := &actor{in: make(chan func()), quit: make(chan struct{})}
	a.wg.Add(1)
	go a.loop()
	return a
}

func (a *actor) loop() {
	defer a.wg.Done()
	for {
		select {
		case f := <-a.in:
			f()
		case <-a.quit:
			return
		}
	}
}

func (a *actor) do(f func()) bool {
	done := make(chan struct{})
	select {
	case a.in <- func() { f(); close(done) }:
		<-done
		return true
	case <-a.quit:
		return false
	}
}

func (a *actor) stop() {
	close(a.quit)
	a.wg.Wait()
}

func use(fs []func()) {
	a := startActor()
	for _, f := range fs {
		a.do(f)
	}
	a.stop()
}
