// A goroutine that only runs jobs one after the other may sleep in them: it serves nothing else.
package main

import (
	"net/http"
	"time"
)

type mailer struct{ jobs chan func() }

func newMailer() *mailer {
	m := &mailer{jobs: make(chan func(), 100)}
	go m.run()
	return m
}

func (m *mailer) run() {
	for job := range m.jobs {
		job()
	}
}

func (m *mailer) send(url string) {
	m.jobs <- func() {
		for range 3 {
			if resp, err := http.Get(url); err == nil {
				resp.Body.Close()
				return
			}
			time.Sleep(time.Second)
		}
	}
}

func main() { newMailer().send("https://example.org") }
