// The relay's slice is a field.
package story

type event struct{ name string }

type broker struct {
	publish chan event
	deliver chan event
	backlog []event
}

func (b *broker) loop() {
	for {
		if len(b.backlog) == 0 {
			b.backlog = append(b.backlog, <-b.publish)
			continue
		}
		select {
		case e := <-b.publish:
			b.backlog = append(b.backlog, e) // want "b.backlog grows without a bound"
		case b.deliver <- b.backlog[0]:
			b.backlog = b.backlog[1:]
		}
	}
}
