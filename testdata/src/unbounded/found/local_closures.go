// Closures share the queue.
package main

import (
	"bufio"
	"os"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var lines []string
	go func() {
		for {
			mu.Lock()
			for len(lines) == 0 {
				cond.Wait()
			}
			line := lines[0]
			lines = lines[1:]
			mu.Unlock()
			os.Stdout.WriteString(line)
		}
	}()
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		mu.Lock()
		lines = append(lines, scanner.Text()) // want "lines grows without a bound"
		mu.Unlock()
		cond.Signal()
	}
}
