// The caller of the helper waits for the goroutine it starts.
package story

import (
	"net/http"
	"sync"
)

func start(w http.ResponseWriter, wg *sync.WaitGroup) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.Write(nil)
	}()
}

func handle(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	start(w, &wg)
	wg.Wait()
}

func async(w http.ResponseWriter) <-chan error {
	errc := make(chan error, 1)
	go func() {
		_, err := w.Write(nil)
		errc <- err
	}()
	return errc
}

func waits(w http.ResponseWriter, r *http.Request) {
	if err := <-async(w); err != nil {
		println(err.Error())
	}
}

type streamer struct{ wg sync.WaitGroup }

func (s *streamer) begin(w http.ResponseWriter) {
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		w.Write(nil)
	}()
}

func (s *streamer) serve(w http.ResponseWriter, r *http.Request) {
	s.begin(w)
	s.wg.Wait()
}
