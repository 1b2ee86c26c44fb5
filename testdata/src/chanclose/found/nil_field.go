// Nothing ever makes the field's channel.
package story

type pump struct {
	done chan struct{}
}

func (p *pump) stop() {
	close(p.done) // want "close of p.done panics, since nothing ever makes the channel"
}

func use() {
	p := &pump{}
	p.stop()
}
