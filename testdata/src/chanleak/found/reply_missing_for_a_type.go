// The type switch forgets one of the types, and who sent it waits.
package reply_missing_for_a_type

type heightMsg struct{ reply chan int }

type currentMsg struct{ reply chan bool }

type Manager struct{ msgs chan any }

func New() *Manager {
	m := &Manager{msgs: make(chan any)}
	go m.loop()
	return m
}

func (m *Manager) loop() {
	ready := true
	for msg := range m.msgs {
		switch msg := msg.(type) {
		case heightMsg:
			msg.reply <- 1
		case *currentMsg:
			msg.reply <- ready
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
	return <-reply // want "receive from reply blocks forever when loop goes on without a reply"
}
