// Who starts the monitor closes its channel at the end, and the timeout of each
// turn never comes since the closed channel is always ready.
package story

import "time"

type node struct {
	beats chan time.Time
	last  time.Time
}

func (n *node) monitor(timeout time.Duration, lost func()) {
	for {
		select {
		case t := <-n.beats: // want "receive from n.beats gives the zero value without end once the channel is closed, and the loop takes it for data"
			n.last = t
		case <-time.After(timeout):
			lost()
			return
		}
	}
}

func Track(ticks int, lost func()) {
	n := &node{beats: make(chan time.Time)}
	go n.monitor(3*time.Second, lost)
	for range ticks {
		n.beats <- time.Now()
	}
	close(n.beats) // because "n.beats is closed here"
}
