// The default carries a comment, or the function says that it drops: the loss is a decision.
package story

type event struct{ id int }

type hub struct{ subs []chan event }

func (h *hub) publish(ev event) {
	for _, sub := range h.subs {
		select {
		case sub <- ev:
		default: // a slow reader catches up by polling
		}
	}
}

func (h *hub) inside(ev event) {
	for _, sub := range h.subs {
		select {
		case sub <- ev:
		default:
			// nobody is interested
		}
	}
}

func (h *hub) above(ev event) {
	for _, sub := range h.subs {
		select {
		case sub <- ev:
		// the reader is behind
		default:
		}
	}
}

// told sends ev to all who have room; the others lose it.
func (h *hub) told(ev event) {
	for _, sub := range h.subs {
		select {
		case sub <- ev:
		default:
		}
	}
}

func (h *hub) tryPublish(ev event) {
	for _, sub := range h.subs {
		select {
		case sub <- ev:
		default:
		}
	}
}

func (h *hub) subscribe() <-chan event {
	ch := make(chan event, 1)
	h.subs = append(h.subs, ch)
	return ch
}
