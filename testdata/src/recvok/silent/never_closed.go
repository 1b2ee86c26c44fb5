// Nothing closes the queue: the loop serves for the life of the process.
package story

type logger struct{ lines chan string }

func newLogger(write func(string)) *logger {
	l := &logger{lines: make(chan string, 32)}
	go func() {
		for {
			line := <-l.lines
			write(line)
		}
	}()
	return l
}

func (l *logger) Log(s string) { l.lines <- s }
