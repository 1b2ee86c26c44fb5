package story

import "sync"

func print(lines []string, show func(string)) {
	queue := make(chan string)
	var printers sync.WaitGroup
	for range 2 {
		printers.Add(1)
		go func() {
			defer printers.Done()
			for l := range queue { // want "the range over queue blocks forever while print is blocked at printers.Wait"
				show(l)
			}
		}()
	}
	for _, l := range lines {
		queue <- l
	}
	printers.Wait()
}
