// The user of the package chooses.
package story

type Options struct {
	Buffer int
}

type Bus struct{ events chan any }

func New(o Options) *Bus { return &Bus{make(chan any, o.Buffer)} }

func NewSized(n int) *Bus { return &Bus{make(chan any, n)} }

func Default() *Bus { return NewSized(64) }
