// The literal waits for a ticker that the function stops when it returns.
package story

import "time"

func Copy(progress func(), work func()) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	go func() {
		for {
			<-t.C // want "receive from t.C blocks forever once the ticker is stopped, since Stop does not close its channel"
			progress()
		}
	}()
	work()
}
