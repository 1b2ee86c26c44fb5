// Whoever moves the clock runs the timers that are due, and goes on when none is left.
package clock

import "sync"

type timer struct {
	at int
	c  chan int
	f  func()
}

func (t *timer) tick(now int) {
	if t.f != nil {
		t.f()
	} else {
		t.c <- now
	}
}

type mock struct {
	mu     sync.Mutex
	now    int
	timers []*timer
}

func (m *mock) next() *timer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.timers) == 0 || m.timers[0].at > m.now {
		return nil
	}
	t := m.timers[0]
	m.timers = m.timers[1:]
	return t
}

func (m *mock) Add(n int) {
	m.now += n
	for {
		t := m.next()
		if t == nil {
			return
		}
		t.tick(m.now)
	}
}

func (m *mock) AfterFunc(n int, f func()) { m.timers = append(m.timers, &timer{at: m.now + n, f: f}) }

func (m *mock) After(n int) chan int {
	c := make(chan int)
	m.timers = append(m.timers, &timer{at: m.now + n, c: c})
	return c
}

func post(m *mock, events chan string) { m.AfterFunc(1, func() { events <- "due" }) }
