// The producer sends a token of the last kind before it closes the channel.
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
		tokens <- token{kind: end}
	}()
	for {
		t := <-tokens
		if t.kind == end {
			return list
		}
		list = append(list, t.text)
	}
}
