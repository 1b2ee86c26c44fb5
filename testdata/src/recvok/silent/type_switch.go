// The type switch tells a nil from the messages.
package story

type quit struct{}

func actor(steps int, handle func(string)) chan<- any {
	box := make(chan any)
	go func() {
		for {
			switch m := (<-box).(type) {
			case string:
				handle(m)
			case nil:
				return
			case quit:
				return
			}
		}
	}()
	go func() {
		for range steps {
			box <- "step"
		}
		close(box)
	}()
	return box
}
