// The error ends the process, so nobody is left behind.
package story

import "log"

func run(setup func() error) int {
	ch := make(chan int)
	go func() { ch <- 1 }()
	if err := setup(); err != nil {
		log.Fatal(err)
	}
	return <-ch
}
