// The goroutine ends, since there is room for its result, but nobody gets it.
package main

import "errors"

func save(name string) <-chan error {
	done := make(chan error, 1)
	go func() {
		if name == "" {
			done <- errors.New("no name")
			return
		}
		done <- nil
	}()
	return done
}

func main() {
	save("a") // want "what save returns is dropped, so its error is lost"
	if err := <-save("b"); err != nil {
		panic(err)
	}
}
