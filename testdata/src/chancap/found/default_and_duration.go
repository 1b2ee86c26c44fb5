// A default for zero is no limit, nor is a division by a second.
package story

import (
	"cmp"
	"net/http"
	"os"
	"strconv"
	"time"
)

func handle(r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("n"))
	a := make(chan int, cmp.Or(n, 16)) // want "the capacity of a comes from the form value n without a limit"
	close(a)
	d, err := time.ParseDuration(os.Getenv("WINDOW"))
	if err != nil {
		d = time.Minute
	}
	b := make(chan int, d/time.Second) // want "the capacity of b comes from the environment variable WINDOW without a limit"
	close(b)
}
