// Met in btcd's address search: a function literal gathers rows for the call
// that looks at them when the literal has been run.
package story

type db interface {
	View(func() error) error
}

type server struct {
	db    db
	calls chan chan []string
}

func (s *server) search(n int) ([]string, error) {
	found := make([]string, 0, n)
	err := s.db.View(func() error {
		for i := range n {
			found = append(found, string(rune('a'+i)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if n > 0 {
		found = found[1:]
	}
	return found, nil
}

func (s *server) serve() {
	for reply := range s.calls {
		found, _ := s.search(3)
		reply <- found
	}
}

func start(d db) *server {
	s := &server{db: d, calls: make(chan chan []string)}
	go s.serve()
	return s
}
