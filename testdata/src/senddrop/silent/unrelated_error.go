// The error tells of the write and not of the send, which is a side effect.
package story

import "errors"

type entry struct{ text string }

type journal struct {
	lines  []entry
	notify chan entry
	closed bool
}

func (j *journal) write(e entry) error {
	if j.closed {
		return errors.New("closed")
	}
	j.lines = append(j.lines, e)
	select {
	case j.notify <- e:
	default:
		j.lines = j.lines[:0]
	}
	return nil
}

func (j *journal) validate(e entry) error {
	if e.text == "" {
		return errors.New("empty")
	}
	j.notify <- e
	return nil
}

func use(j *journal) {
	j.write(entry{"a"})
	j.validate(entry{"a"})
}
