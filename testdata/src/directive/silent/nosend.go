// Each form of a type declaration can be marked.
package story

//chanlint:nosend
type alone struct{}

// A grouped type may be marked in the group.
type (
	//chanlint:nosend it holds a file
	first struct{}

	second int //chanlint:nosend
)
