// The number is taken out of a document that was decoded into a map.
package story

import (
	"encoding/json"
	"net/http"
)

func open(r *http.Request) (chan int, error) {
	var m map[string]any
	if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
		return nil, err
	}
	size, ok := m["size"].(float64)
	if !ok {
		size = 8
	}
	return make(chan int, int(size)), nil // want "comes from the JSON document"
}
