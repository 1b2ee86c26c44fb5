// The loop ends at a token of the last kind, but the producer just closes.
package story

type token struct {
	kind int
	text string
}

const end = -1

func words(src string) (list []string) {
	tokens := make(chan token)
	go func() {
		defer close(tokens)
		for _, r := range src {
			tokens <- token{int(r), string(r)}
		}
	}()
	for {
		t := <-tokens // want "receive from tokens gives the zero value without end once the channel is closed, and the loop takes it for data"
		if t.kind == end {
			return list
		}
		list = append(list, t.text)
	}
}
