// Only the lower end is checked, and a stranger chooses the upper one.
package story

import (
	"net/http"
	"strconv"
)

func export(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseInt(r.FormValue("rows"), 10, 64)
	if err != nil || n <= 0 {
		http.Error(w, "rows", 400)
		return
	}
	rows := make(chan [16]byte, n) // want "the capacity of rows comes from the form value rows without a limit: a large value takes all memory$"
	close(rows)
}
