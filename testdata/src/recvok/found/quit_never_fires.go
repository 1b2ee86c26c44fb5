// Only quit leaves the loop, and the reader's end closes the lines alone.
package story

import "bufio"

type terminal struct {
	lines chan string
	quit  chan struct{}
}

func attach(sc *bufio.Scanner, echo func(string)) *terminal {
	t := &terminal{lines: make(chan string), quit: make(chan struct{})}
	go t.read(sc)
	go t.loop(echo)
	return t
}

func (t *terminal) read(sc *bufio.Scanner) {
	defer close(t.lines)
	for sc.Scan() {
		t.lines <- sc.Text()
	}
}

func (t *terminal) loop(echo func(string)) {
	for {
		select {
		case <-t.quit:
			return
		case l := <-t.lines: // want "receive from t.lines gives the zero value without end"
			echo(l)
		}
	}
}

func (t *terminal) Close() { close(t.quit) }
