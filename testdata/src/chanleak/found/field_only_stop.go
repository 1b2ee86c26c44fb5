// Only Stop ends the loop; whoever still calls Log then waits for ever.
package story

type Logger struct {
	lines chan string
	stop  chan struct{}
	sink  func(string)
}

func Start(sink func(string)) *Logger {
	l := &Logger{lines: make(chan string), stop: make(chan struct{}), sink: sink}
	go func() {
		for {
			select {
			case line := <-l.lines:
				l.sink(line)
			case <-l.stop:
				return
			}
		}
	}()
	return l
}

func (l *Logger) Stop() { close(l.stop) }

func (l *Logger) Log(line string) {
	l.lines <- line // want "send on l.lines blocks forever once the function literal in Start has returned because of l.stop"
}
