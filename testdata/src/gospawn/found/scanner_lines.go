// Each line of the input gets a goroutine.
package main

import (
	"bufio"
	"net/http"
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() { // because "Each item that scanner.Scan yields starts one."
		url := scanner.Text()
		wg.Add(1)
		go func() { // want "for each item that scanner.Scan yields"
			defer wg.Done()
			http.Get(url)
		}()
	}
	wg.Wait()
}
