// The request's body is decoded into a struct whose field is the capacity.
package story

import (
	"encoding/json"
	"net/http"
)

type subscription struct {
	Topic  string `json:"topic"`
	Buffer int    `json:"buffer"`
}

type hub struct {
	subs map[string]chan string
}

func (h *hub) subscribe(w http.ResponseWriter, r *http.Request) {
	var req subscription
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil { // because "The number comes from the JSON document here."
		http.Error(w, err.Error(), 400)
		return
	}
	if req.Topic == "" {
		http.Error(w, "topic", 400)
		return
	}
	h.add(req)
}

func (h *hub) add(s subscription) {
	h.subs[s.Topic] = make(chan string, s.Buffer) // want "the capacity of h.subs.s.Topic. comes from the JSON document without a limit"
}
