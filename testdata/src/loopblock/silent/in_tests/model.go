// What a test gives to a loop runs without the framework behind it, and what implements a model in a test is a fake.
package in_tests

type loop struct{ tasks chan func() }

func start() *loop {
	l := &loop{make(chan func())}
	go func() {
		for f := range l.tasks {
			f()
		}
	}()
	return l
}

func (l *loop) post(f func()) { l.tasks <- f }
