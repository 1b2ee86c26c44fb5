// Decode adds to the map that the message already has.
package story

import (
	"encoding/json"
	"io"
)

type msg struct{ Fields map[string]string }

func decode(r io.Reader, out chan msg) {
	d := json.NewDecoder(r)
	var m msg
	for d.Decode(&m) == nil {
		out <- m // want "m is written after it is sent on out"
	}
}
