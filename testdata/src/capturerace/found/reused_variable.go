// The variable is declared outside the loop, and the next turn overwrites it.
package reused

func Send(lines func() (string, bool), post func(string)) {
	var line string
	var ok bool
	for {
		line, ok = lines() // want "this write of line races with a read in a goroutine"
		if !ok {
			return
		}
		go func() {
			post(line)
		}()
	}
}
