// main itself runs the functions; one of them waits for a group whose members report through main.
package main

import "sync"

var mainThread = make(chan func())

func onMain(f func()) {
	done := make(chan struct{})
	mainThread <- func() { f(); close(done) }
	<-done
}

func load(names []string) {
	onMain(func() {
		var wg sync.WaitGroup
		for range names {
			wg.Add(1)
			go func() {
				defer wg.Done()
				onMain(func() { println("loaded") })
			}()
		}
		wg.Wait() // want "the function literal in load runs on the loop of main: calling wg.Wait stalls it until it is done"
	})
}

func main() {
	go load([]string{"a", "b"})
	for f := range mainThread {
		f()
	}
}
