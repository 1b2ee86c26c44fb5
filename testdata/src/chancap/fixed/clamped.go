package story

import (
	"net/http"
	"strconv"
)

func search(r *http.Request) chan string {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return nil
	}
	return make(chan string, n) // want "the capacity of the channel comes from the form value n"
}

func export(r *http.Request) chan string {
	n, err := strconv.ParseUint(r.FormValue("n"), 10, 64)
	if err != nil {
		return nil
	}
	rows := make(chan string, n) // want "the capacity of rows comes from the form value n"
	return rows
}
