// What is out of range is refused before the channel is made.
package story

import (
	"errors"
	"net/http"
	"strconv"
)

var errRange = errors.New("out of range")

func check(n int) error {
	if n < 0 || n > 4096 {
		return errRange
	}
	return nil
}

func parse(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > 256 {
		return 0, errRange
	}
	return n, nil
}

func one(r *http.Request) (chan int, error) {
	n, err := strconv.Atoi(r.Header.Get("Window"))
	if err != nil {
		return nil, err
	}
	if err := check(n); err != nil {
		return nil, err
	}
	return make(chan int, n), nil
}

func two(r *http.Request) (chan int, error) {
	n, err := parse(r.URL.Query().Get("n"))
	if err != nil {
		return nil, err
	}
	return make(chan int, n), nil
}

func three(r *http.Request) chan int {
	if n, err := strconv.Atoi(r.PostFormValue("n")); err == nil && n >= 0 && n <= 10 {
		return make(chan int, n)
	}
	return make(chan int)
}
