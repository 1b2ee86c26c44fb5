// One call of the handler takes the request, and a later one lets it go on.
package reply_by_another_call

type step struct {
	entered chan struct{}
	proceed chan struct{}
}

type Script struct{ steps map[string]*step }

func NewScript() *Script { return &Script{steps: map[string]*step{}} }

func (s *Script) Hook(name string) {
	st := &step{entered: make(chan struct{}), proceed: make(chan struct{})}
	s.steps[name] = st
	st.entered <- struct{}{}
	<-st.proceed
}

func (s *Script) Do(command, name string) {
	st := s.steps[name]
	switch command {
	case "await":
		<-st.entered
	case "release":
		close(st.proceed)
	}
}
