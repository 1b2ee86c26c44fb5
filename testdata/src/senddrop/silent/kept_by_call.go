// The value is kept by a call before the receiver is told of it.
package story

import "sync"

type state struct {
	mu  sync.Mutex
	cur map[string]string
}

func (s *state) apply(k, v string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cur[k] = v
}

type storage interface{ Save(line string) error }

type node struct {
	state   state
	disk    storage
	changed chan string
	lines   chan string
}

func newNode(disk storage) *node {
	return &node{state: state{cur: map[string]string{}}, disk: disk, changed: make(chan string, 4), lines: make(chan string, 4)}
}

func (n *node) set(k, v string) {
	n.state.apply(k, v)
	select {
	case n.changed <- v:
	default:
	}
}

func (n *node) log(line string) error {
	if err := n.disk.Save(line); err != nil {
		return err
	}
	select {
	case n.lines <- line:
	default:
	}
	return nil
}

func (n *node) watch(show func(string)) {
	for {
		select {
		case v := <-n.changed:
			show(v)
		case line := <-n.lines:
			show(line)
		}
	}
}
