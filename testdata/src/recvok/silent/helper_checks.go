// The function that is given the value looks for nil itself.
package story

type msg struct{ text string }

func show(m *msg) bool {
	if m == nil {
		return false
	}
	println(m.text)
	return true
}

func loop(msgs []*msg) {
	ch := make(chan *msg)
	go func() {
		defer close(ch)
		for _, m := range msgs {
			ch <- m
		}
	}()
	for {
		if !show(<-ch) {
			return
		}
	}
}
