// Every path of the producer sends, or does not return.
package story

import "log"

type config struct{ port int }

func read(load func() (*config, error)) int {
	ch := make(chan *config, 1)
	go func() {
		defer close(ch)
		c, err := load()
		if err != nil {
			log.Fatal(err)
		}
		ch <- c
	}()
	return (<-ch).port
}
