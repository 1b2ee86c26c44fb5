// The goroutine ranges over the map while an entry is added.
package story

import "fmt"

func start(m map[string]int) {
	go func() { // want "m is written after it is given to the goroutine"
		for k, v := range m {
			fmt.Println(k, v)
		}
	}()
	m["x"] = 1
}
