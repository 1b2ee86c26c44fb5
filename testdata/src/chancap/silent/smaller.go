// The number is the smaller of what was asked for and a limit.
package story

import (
	"math"
	"net/http"
	"strconv"
)

const most = 100

func clamp[T int | int64](n, low, high T) T {
	if n < low {
		return low
	}
	if n > high {
		return high
	}
	return n
}

func limit(n int) int {
	switch {
	case n < 0:
		return 0
	case n > most:
		n = most
	}
	return n
}

func search(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("n"))
	a := make(chan string, max(0, min(n, most)))
	b := make(chan string, clamp(n, 0, 50))
	c := make(chan string, limit(n))
	d := make(chan string, int(math.Min(float64(n), most)))
	e := make(chan string, n%16)
	f := make(chan string, n&63)
	small, _ := strconv.ParseUint(r.FormValue("n"), 10, 8)
	g := make(chan string, small)
	if n > most {
		n = most
	}
	if n < 1 {
		n = 1
	}
	h := make(chan string, n)
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h
}
