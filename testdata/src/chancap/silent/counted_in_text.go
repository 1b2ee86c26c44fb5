// As many as the text has commas: its length is the limit.
package story

import (
	"net/http"
	"strings"
)

func split(r *http.Request) <-chan string {
	s := r.FormValue("list")
	out := make(chan string, strings.Count(s, ",")+1)
	for p := range strings.SplitSeq(s, ",") {
		out <- p
	}
	close(out)
	return out
}
