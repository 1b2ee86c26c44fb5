// Whatever the callback does with the line, ReadLine overwrites it.
package story

import "bufio"

func lines(br *bufio.Reader, handle func([]byte)) {
	for {
		line, _, err := br.ReadLine()
		if err != nil {
			return
		}
		go handle(line) // want "line is written after it is given to the goroutine"
	}
}
