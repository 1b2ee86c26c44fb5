// A directive that stands at nothing it can speak of is believed and has no effect.
package story

//chanlint:eventloop the ui
var frames int // want -1 "eventloop says nothing here: it stands above a function"

type view struct {
	//chanlint:eventloop the ui
	width int // want -1 "eventloop says nothing here"
}

//chanlint:nonblocking
type handler func() // want -1 "nonblocking says nothing here: it stands above a function or method"

func draw(v *view) {
	//chanlint:eventloop the ui
	v.width++ // want -1 "eventloop says nothing here"
}
