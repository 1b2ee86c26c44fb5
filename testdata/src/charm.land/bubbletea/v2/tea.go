// Package tea is a stub of bubbletea.
package tea

type Msg any

type Cmd func() Msg

type Model interface {
	Init() Cmd
	Update(Msg) (Model, Cmd)
	View() string
}

type KeyMsg struct{ Key string }

func (k KeyMsg) String() string { return k.Key }

type QuitMsg struct{}

func Quit() Msg             { return QuitMsg{} }
func Batch(cmds ...Cmd) Cmd { return nil }

type Program struct{ msgs chan Msg }

type ProgramOption func(*Program)

func NewProgram(m Model, opts ...ProgramOption) *Program   { return &Program{msgs: make(chan Msg)} }
func WithFilter(filter func(Model, Msg) Msg) ProgramOption { return nil }
func (p *Program) Run() (Model, error)                     { return nil, nil }
func (p *Program) Send(m Msg)                              { p.msgs <- m }
func (p *Program) Quit()                                   { p.Send(Quit()) }
func (p *Program) Wait()                                   { <-p.msgs }
func (p *Program) Println(args ...any)                     { p.msgs <- args }
