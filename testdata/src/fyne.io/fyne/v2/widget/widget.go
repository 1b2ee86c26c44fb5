// Package widget is a stub.
package widget

type Button struct{ OnTapped func() }

type Label struct{}

func (*Label) SetText(string) {}

type Entry struct{ OnChanged func(string) }

func NewButton(label string, tapped func()) *Button { return &Button{OnTapped: tapped} }

func NewEntry() *Entry { return &Entry{} }
