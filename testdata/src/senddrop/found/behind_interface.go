// Both implementations say whether they sent, so every sink does.
package story

import "time"

type sink interface{ write(line string) bool }

type fast struct{ lines chan string }

func (f *fast) write(line string) bool {
	select {
	case f.lines <- line:
		return true
	default:
		return false
	}
}

type slow struct {
	lines chan string
}

func (s *slow) write(line string) bool {
	select {
	case s.lines <- line:
		return true
	case <-time.After(time.Second):
		return false
	}
}

func open(name string) sink {
	if name == "" {
		return &fast{make(chan string, 1)}
	}
	return &slow{make(chan string)}
}

func use(name string, lines []string) {
	s := open(name)
	for _, line := range lines {
		s.write(line) // want "the bool by which s.write says"
	}
}
