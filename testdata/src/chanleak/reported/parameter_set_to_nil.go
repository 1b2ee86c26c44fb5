// paho.mqtt.golang: two channels, one of them a parameter, are set to nil when they are closed.
package story

func read(next func() (int, error)) <-chan int {
	out := make(chan int)
	go func() {
		for {
			v, err := next()
			if err != nil {
				close(out)
				return
			}
			out <- v
		}
	}()
	return out
}

func Combine(next func() (int, error), stored <-chan int) <-chan int {
	fresh := read(next)
	output := make(chan int)
	go func() {
		for {
			if stored == nil && fresh == nil {
				close(output)
				return
			}
			select {
			case v, ok := <-stored:
				if !ok {
					stored = nil
					continue
				}
				output <- v
			case v, ok := <-fresh:
				if !ok {
					fresh = nil
					continue
				}
				output <- v
			}
		}
	}()
	return output
}
