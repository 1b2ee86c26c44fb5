// A full queue drops its oldest element.
package story

type hub struct {
	backlog []string
	wake    chan struct{}
}

const most = 100

func (h *hub) Add(s string) {
	if len(h.backlog) == most {
		h.backlog = h.backlog[1:]
	}
	h.backlog = append(h.backlog, s)
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *hub) loop(f func(string)) {
	for range h.wake {
		batch := h.backlog
		h.backlog = nil
		for _, s := range batch {
			f(s)
		}
	}
}
