package story

import (
	"race/drive"
	"time"
)

func Drive() {
	in, out := make(chan string), make(chan []string)
	drive.Receive(out, func(b []string) { drive.Use(b[0]) })
	go batcher(in, out)
	in <- "a"
	time.Sleep(1100 * time.Millisecond)
	in <- "b"
	drive.Soon()
}
