package web

import (
	"net/http"
	"net/http/httptest"
	"race/drive"
)

func Drive() {
	go Serve("127.0.0.1:0")
	drive.Soon()
	ask := func() {
		http.DefaultServeMux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	}
	drive.Together(ask, ask)
}
