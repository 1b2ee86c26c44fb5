// The consumer that is started as a method value runs on after the close.
package story

import "sync"

type sink struct {
	wg   sync.WaitGroup
	rows chan []string
}

func (s *sink) drain() {
	for {
		row := <-s.rows // want "receive from s.rows gives the zero value without end"
		println(row[0])
	}
}

func load(rows [][]string) {
	s := &sink{rows: make(chan []string)}
	go s.drain()
	for _, r := range rows {
		s.rows <- r
	}
	close(s.rows)
}
