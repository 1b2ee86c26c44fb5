// A word that chanlint does not know says nothing to it.
package story

func tick() {
	//chanlint:evenloop the ui
	func() {}() // want -1 "this comment says nothing to chanlint, which knows the words"
}
