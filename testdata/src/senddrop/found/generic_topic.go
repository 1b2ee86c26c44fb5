// Generic code drops in the same way.
package story

type topic[T any] struct {
	out chan T
}

func newTopic[T any](size int) *topic[T] { return &topic[T]{out: make(chan T, size)} }

func (t *topic[T]) send(v T) {
	select {
	case t.out <- v: // want "v is lost in silence when t.out is full"
	default:
	}
}

func (t *topic[T]) receive() T { return <-t.out }

func use() string {
	t := newTopic[string](2)
	t.send("a")
	t.send("b")
	t.send("c")
	return t.receive()
}
