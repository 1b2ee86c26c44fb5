// Each document of the stream gets a goroutine.
package story

import (
	"encoding/json"
	"io"
	"log"
)

type request struct{ Method string }

type server struct{ handle func(request) }

func (s *server) serve(r io.Reader) error {
	dec := json.NewDecoder(r)
	for {
		var req request
		if err := dec.Decode(&req); err != nil { // because "Each item that dec.Decode yields starts one."
			if err == io.EOF {
				return nil
			}
			return err
		}
		log.Println(req.Method)
		go s.handle(req) // want "for each item that dec.Decode yields"
	}
}
