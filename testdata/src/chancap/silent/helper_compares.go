// The method that validates hands the numbers to a function that compares them.
package story

import (
	"encoding/json"
	"fmt"
	"os"
)

type Settings struct {
	Workers int
	Backlog int
}

func between(name string, n, low, high int) error {
	if n < low || n > high {
		return fmt.Errorf("%s is %d", name, n)
	}
	return nil
}

func (s *Settings) Check() error {
	if err := between("workers", s.Workers, 1, 64); err != nil {
		return err
	}
	return between("backlog", s.Backlog, 0, 4096)
}

func Open(path string) (chan int, chan int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	var s Settings
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, nil, err
	}
	if err := s.Check(); err != nil {
		return nil, nil, err
	}
	return make(chan int, s.Workers), make(chan int, s.Backlog), nil
}
