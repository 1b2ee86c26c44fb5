// Every message is decoded into the one struct whose address was sent.
package story

import (
	"encoding/json"
	"io"
)

type message struct{ Text string }

func decode(r io.Reader, out chan<- *message) error {
	dec := json.NewDecoder(r)
	var m message
	for {
		if err := dec.Decode(&m); err != nil {
			return err
		}
		out <- &m // want "m is written after it is sent on out"
	}
}
