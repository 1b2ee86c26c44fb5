// The server waits for the next request because its client waits for a reply: one mistake, told once.
package story

type question struct {
	text  string
	reply chan int
}

func answer(questions <-chan question, known map[string]int) {
	for q := range questions {
		if n, ok := known[q.text]; ok {
			q.reply <- n
		}
	}
}

func ask(known map[string]int, text string) int {
	questions := make(chan question)
	defer close(questions)
	go answer(questions, known)
	q := question{text, make(chan int)}
	questions <- q
	return <-q.reply // want "receive from q.reply blocks forever"
}
