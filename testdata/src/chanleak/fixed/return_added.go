package story

func loaded(load func() (string, error)) string {
	out := make(chan string)
	go func() {
		text, err := load()
		if err != nil {
			out <- "failed"
		}
		out <- text // want "send on out blocks forever"
	}()
	return <-out
}
