// rclone backend/sftp: returning a named result by its name changes nothing.
package keepalive

import "time"

func every(d time.Duration, send func()) (done chan struct{}) {
	done = make(chan struct{})
	go func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				send()
			case <-done:
				return
			}
		}
	}()
	return done
}
