// The request carries its reply channel to the loop; the caller of putAsync throws its end away.
package story

type result struct {
	id  int
	err error
}

type request struct {
	key, value string
	done       chan result
}

type store struct {
	requests chan request
	data     map[string]string
}

func (s *store) putAsync(key, value string) <-chan result {
	req := request{key, value, make(chan result, 1)}
	s.requests <- req
	return req.done
}

func (s *store) loop() {
	for req := range s.requests {
		s.data[req.key] = req.value
		req.done <- result{id: len(s.data)}
	}
}

func fill(s *store) error {
	s.putAsync("a", "1") // want "what s.putAsync returns is dropped, so its result is lost"
	r := <-s.putAsync("b", "2")
	return r.err
}
