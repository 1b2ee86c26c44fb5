package record

import (
	"net/http"
	"race/drive"
)

func Drive() {
	r := &Recorder{header: http.Header{}}
	drive.Together(drive.Again(func() { r.Add("a", "b") }), drive.Again(func() { _ = r.Header().Get("a") }))
}
