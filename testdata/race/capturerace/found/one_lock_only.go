package onelock

import "race/drive"

func Drive() {
	events := make(chan int)
	go func() {
		for range 10 {
			events <- 1
		}
		close(events)
	}()
	Count(events, func(int) { drive.Soon() })
}
