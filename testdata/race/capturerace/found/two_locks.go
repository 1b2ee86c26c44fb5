package locks

import "race/drive"

func Drive() {
	events := make(chan int)
	go func() {
		for range 10 {
			events <- 1
		}
	}()
	Run(events)
	drive.Soon()
}
