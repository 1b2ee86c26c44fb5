// The handler returns when the goroutine has closed the channel.
package story

import "net/http"

func stream(w http.ResponseWriter, r *http.Request) {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for range 3 {
			lines <- r.Header.Get("x")
		}
	}()
	for l := range lines {
		w.Write([]byte(l))
	}
}
