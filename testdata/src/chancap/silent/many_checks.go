// Each number is compared, replaced or counted.
package story

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
)

func s1(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n < 1 {
		n = 1
	}
	if n > 100 {
		http.Error(w, "too many", 400)
		return
	}
	close(make(chan int, n))
}

type Conf struct{ N int }

func (c *Conf) setDefaults() {
	if c.N <= 0 {
		c.N = 10
	}
	if c.N > 1000 {
		c.N = 1000
	}
}
func s2(b []byte) chan int {
	var c Conf
	json.Unmarshal(b, &c)
	c.setDefaults()
	return make(chan int, c.N)
}

func s3(b []byte) (chan int, error) {
	var c struct{ Size int }
	if err := json.Unmarshal(b, &c); err != nil {
		return nil, err
	}
	switch {
	case c.Size < 0:
		return nil, errors.New("negative")
	case c.Size > 1<<16:
		return nil, errors.New("large")
	}
	return make(chan int, c.Size), nil
}

func s4(xs []int, r *http.Request) chan int {
	n, _ := strconv.Atoi(r.FormValue("n"))
	return make(chan int, min(n, len(xs)))
}

func s5(r *http.Request) chan int {
	sizes := map[string]int{"small": 10, "large": 1000}
	return make(chan int, sizes[r.FormValue("size")])
}

func s6(r *http.Request) chan int {
	parts := strings.Split(r.FormValue("ids"), ",")
	return make(chan int, len(parts))
}

func inRange(n, lo, hi int) bool { return n >= lo && n <= hi }
func s7(r *http.Request) chan int {
	n, _ := strconv.Atoi(r.FormValue("n"))
	if !inRange(n, 1, 10) {
		return nil
	}
	return make(chan int, n)
}

func s8() chan int {
	n := flag.Int("x", 3, "")
	flag.Parse()
	if *n < 1 {
		fmt.Println("bad")
		os.Exit(1)
	}
	return make(chan int, *n)
}

func s9(items []string) chan string {
	n := len(items) - 1
	if n < 0 {
		n = 0
	}
	return make(chan string, n)
}

func s10(a, b []int) chan int {
	d := len(a) - len(b)
	if d < 0 {
		d = -d
	}
	return make(chan int, d)
}

func s11(r *http.Request) chan int {
	n, err := strconv.ParseInt(r.FormValue("n"), 10, 16)
	if err != nil || n < 0 {
		return nil
	}
	return make(chan int, int(n))
}

func s12(b bool) chan int {
	n := 0
	if b {
		n = 1
	}
	return make(chan int, n)
}
