// Each directive stands at a function, a method, a function type, or a parameter or field of function type.
package story

//chanlint:eventloop the ui
func draw() {}

type handler interface {
	onKey() //chanlint:eventloop the ui

	//chanlint:nonblocking
	onDone()
}

//chanlint:eventloop
type callback func(int)

type (
	// A hook runs often.
	//
	//chanlint:eventloop the reader
	hook func()
)

type options struct {
	//chanlint:eventloop the reader
	closed, failed func()
	name           string
}

func post(
	name string,
	f func(), //chanlint:eventloop the ui
) {
}

// try never waits.
//
//chanlint:nonblocking
func try() {}
