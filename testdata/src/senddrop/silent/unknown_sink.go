// Not every implementation says whether it sent.
package story

type sink interface{ write(line string) bool }

type channel struct{ lines chan string }

func (c *channel) write(line string) bool {
	select {
	case c.lines <- line:
		return true
	default:
		return false
	}
}

type memory struct{ lines []string }

func (m *memory) write(line string) bool {
	m.lines = append(m.lines, line)
	return len(m.lines) > 100
}

func open(name string) sink {
	if name == "" {
		return &memory{}
	}
	return &channel{make(chan string, 1)}
}

func use(name string) {
	open(name).write("a")
}
