// Both goroutines scan the same input.
package story

import (
	"bufio"
	"os"
)

func read(lines chan<- string) {
	sc := bufio.NewScanner(os.Stdin)
	go func() { // want "sc is given to the goroutine and used on both sides at once, for which bufio.Scanner is not safe"
		for sc.Scan() {
			lines <- sc.Text()
		}
	}()
	if sc.Scan() {
		println(sc.Text())
	}
}
