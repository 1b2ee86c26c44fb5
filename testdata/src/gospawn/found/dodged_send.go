// The goroutine is there only so that Publish need not wait.
package story

type bus struct {
	events chan string
}

func (b *bus) Publish(e string) {
	go func() { // want "this starts a goroutine for each call of Publish only to wait in the send on b.events, so that they pile up when the receiver is slow"
		b.events <- e
	}()
}

func (b *bus) Notify(e string) {
	select {
	case b.events <- e:
	default:
		go func() { b.events <- e }() // want "for each call of Notify only to wait in the send on b.events"
	}
}

func (b *bus) push(e string) { b.events <- e }

func (b *bus) Later(e string) {
	go b.push(e) // want "for each call of Later"
}

func (b *bus) loop() {
	for range b.events {
	}
}
