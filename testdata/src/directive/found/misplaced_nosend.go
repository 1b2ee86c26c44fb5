// Only a type can be kept from being sent.
package story

//chanlint:nosend
func open() {} // want -1 "marks nothing"

type pair struct {
	//chanlint:nosend
	left int // want -1 "marks nothing"
}

//chanlint:nosend
var table = map[string]pair{} // want -1 "marks nothing"
