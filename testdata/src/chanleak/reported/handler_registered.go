// paho.mqtt.golang: the handler that is registered with the client sends any number of times.
package story

import "net/http"

func consume(mux *http.ServeMux, n int, use func(string)) {
	messages := make(chan string)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		messages <- r.URL.Path
	})
	for i := 0; i < n; i++ {
		use(<-messages)
	}
}
