// The loop gives the token back itself, when the goroutine has hardly begun.
package story

func run(jobs <-chan func()) {
	tokens := make(chan struct{}, 4)
	for j := range jobs {
		tokens <- struct{}{}
		go j() // want "this starts a goroutine for each value received from jobs"
		<-tokens
	}
}
