// Package tview is a stub of tview.
package tview

type Event struct{}

type Primitive interface {
	Draw()
	Focus(delegate func(p Primitive))
	Blur()
	InputHandler() func(event *Event, setFocus func(p Primitive))
}

type Box struct{}

func (b *Box) Draw()                                                        {}
func (b *Box) Focus(delegate func(p Primitive))                             {}
func (b *Box) Blur()                                                        {}
func (b *Box) InputHandler() func(event *Event, setFocus func(p Primitive)) { return nil }
func (b *Box) SetInputCapture(capture func(event *Event) *Event) *Box       { return b }
func (b *Box) WrapInputHandler(h func(*Event, func(p Primitive))) func(*Event, func(p Primitive)) {
	return h
}

type Button struct{ *Box }

func NewButton(label string) *Button                     { return &Button{new(Box)} }
func (b *Button) SetSelectedFunc(handler func()) *Button { return b }

type TextView struct{ *Box }

func NewTextView() *TextView                                    { return &TextView{new(Box)} }
func (t *TextView) SetChangedFunc(handler func()) *TextView     { return t }
func (t *TextView) SetDoneFunc(handler func(key int)) *TextView { return t }
func (t *TextView) SetText(text string) *TextView               { return t }

type TableCell struct{ Clicked func() bool }

type Application struct{ updates chan func() }

func NewApplication() *Application                                                    { return &Application{make(chan func())} }
func (a *Application) SetRoot(p Primitive, fullscreen bool) *Application              { return a }
func (a *Application) SetInputCapture(capture func(event *Event) *Event) *Application { return a }
func (a *Application) Run() error                                                     { return nil }
func (a *Application) Stop()                                                          {}
func (a *Application) Draw() *Application                                             { return a }
func (a *Application) ForceDraw() *Application                                        { return a }
func (a *Application) Suspend(f func()) bool                                          { return true }
func (a *Application) QueueUpdate(f func()) *Application                              { a.updates <- f; return a }
func (a *Application) QueueUpdateDraw(f func()) *Application                          { a.updates <- f; return a }
