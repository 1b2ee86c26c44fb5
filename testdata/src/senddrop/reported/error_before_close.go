// Met in amqp091-go: the error is the last word before the close, which tells as much, and is of a type of its own.
package story

type Error struct{ Code int }

func (e *Error) Error() string { return "closed" }

type channel struct {
	errors chan *Error
	calls  chan int
}

func open() *channel { return &channel{make(chan *Error, 1), make(chan int)} }

func (c *channel) shutdown(err *Error) {
	if err != nil {
		select {
		case c.errors <- err:
		default:
		}
	}
	close(c.errors)
}

func (c *channel) call() (int, error) {
	select {
	case err, ok := <-c.errors:
		if ok {
			return 0, err
		}
		return 0, &Error{1}
	case v := <-c.calls:
		return v, nil
	}
}
