// The type switch answers each type of request, and each method sends its own.
package reply_to_each_type

import "log"

type heightMsg struct{ reply chan int }

type currentMsg struct{ reply chan bool }

type noteMsg struct{ text string }

type Manager struct {
	msgs chan any
	quit chan struct{}
}

func New() *Manager {
	m := &Manager{msgs: make(chan any), quit: make(chan struct{})}
	go m.loop()
	return m
}

func (m *Manager) loop() {
	for {
		select {
		case msg, ok := <-m.msgs:
			if !ok {
				return
			}
			switch msg := msg.(type) {
			case heightMsg:
				msg.reply <- 1
			case currentMsg:
				msg.reply <- true
			case noteMsg:
				log.Print(msg.text)
			default:
				log.Printf("unknown message %T", msg)
			}
		case <-m.quit:
			return
		}
	}
}

func (m *Manager) Height() int {
	reply := make(chan int)
	m.msgs <- heightMsg{reply}
	return <-reply
}

func (m *Manager) Current() bool {
	reply := make(chan bool)
	m.msgs <- currentMsg{reply}
	return <-reply
}

func (m *Manager) Note(text string) { m.msgs <- noteMsg{text} }
