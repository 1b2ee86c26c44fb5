// Only the first error counts, and there is room for it; likewise the first answer of several.
package story

type group struct{ errs chan error }

func newGroup() *group { return &group{errs: make(chan error, 1)} }

func (g *group) fail(err error) {
	select {
	case g.errs <- err:
	default:
	}
}

func (g *group) wait() error { return <-g.errs }

func fastest(mirrors []func() string) string {
	answer := make(chan string, 1)
	for _, m := range mirrors {
		go func() {
			select {
			case answer <- m():
			default:
			}
		}()
	}
	return <-answer
}
