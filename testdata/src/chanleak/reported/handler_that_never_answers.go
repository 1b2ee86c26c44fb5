// A handler that never answers, for the tests of those who wait: nothing of use stands behind the wait.
package story

type answer struct{ text string }

type silentHandler struct{}

func (silentHandler) handle(string) (answer, error) {
	never := make(chan struct{})
	<-never
	return answer{}, nil
}

type handler interface{ handle(string) (answer, error) }

var _ handler = silentHandler{}
