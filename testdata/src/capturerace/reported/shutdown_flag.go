// quic-go http3: once the flag is set, the loop does not come to the write any more.
package server

import "sync"

type stream struct{ id int }

func serve(accept func() (*stream, error), goAway func(int), handle func(*stream), closing func() bool) error {
	var wg sync.WaitGroup
	var next int
	shutdown := false
	for {
		s, err := accept()
		if err != nil {
			if shutdown || !closing() {
				wg.Wait()
				return err
			}
			wg.Add(1)
			go func() {
				defer wg.Done()
				goAway(next)
			}()
			shutdown = true
			continue
		}
		if shutdown {
			continue
		}
		next = s.id + 4
		wg.Add(1)
		go func() {
			defer wg.Done()
			handle(s)
		}()
	}
}
