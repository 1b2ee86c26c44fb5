package library

import (
	"slices"
	"strings"
)

// A Form says where a framework takes a callback from.
type Form uint8

const (
	InterfaceMethod Form = iota // Symbol is Interface.Method, of the types that implement it
	FuncParam                   // Symbol is the function, or (*T).Method; Param its parameter
	StructField                 // Symbol is Struct.Field
	FuncType                    // Symbol is the named function type
	Signature                   // any function whose parameter Param has the type that Symbol names
)

// A Callback is a function that a framework runs on a goroutine of its own
// choice.
type Callback struct {
	Package   string
	Form      Form
	Symbol    string // in Package
	Param     int    // of FuncParam and Signature, the receiver not counted; -1 for the others
	Loop      string // what it keeps waiting, in the framework's terms: "tview's event loop"
	Advice    string // the framework's way out as a verb phrase, or ""
	Deadlocks bool   // the framework waits for it, so that a wait for the framework never ends
	Off       bool   // waiting there is usual or harmless: reported on demand
	Endless   bool   // it may take its time: only a wait that has no end counts
	Exempt    bool   // runs on a goroutine of its own and may wait; with a Loop, unless the program says otherwise
	Source    string // where that is said
}

// FullName returns the symbol of a FuncParam row as types.Func.FullName
// writes it.
func (c Callback) FullName() string { return fullName(c.Package, c.Symbol) }

// fullName qualifies F, (T).M or (*T).M by the package.
func fullName(pkg, symbol string) string {
	if rest, ok := strings.CutPrefix(symbol, "(*"); ok {
		return "(*" + pkg + "." + rest
	}
	if rest, ok := strings.CutPrefix(symbol, "("); ok {
		return "(" + pkg + "." + rest
	}
	return pkg + "." + symbol
}

type framework struct {
	pkg    string
	advice string
	rows   []row
}

type row struct {
	form   Form
	symbol string
	param  int
	loop   string
	flags  flags
	source string
}

type flags uint8

const (
	deadlocks flags = 1 << iota
	off
	exempt
	endless
)

// Callbacks returns the callbacks that the package takes, those that were
// declared last.
func Callbacks(pkg string) []Callback {
	i, found := slices.BinarySearchFunc(frameworks, pkg, func(f framework, pkg string) int { return strings.Compare(f.pkg, pkg) })
	if !found {
		return Declared.of(pkg)
	}
	f := frameworks[i]
	list := make([]Callback, len(f.rows))
	for i, r := range f.rows {
		list[i] = Callback{
			Package: pkg, Form: r.form, Symbol: r.symbol, Param: r.param, Loop: r.loop, Advice: f.advice,
			Deadlocks: r.flags&deadlocks != 0, Off: r.flags&off != 0, Exempt: r.flags&exempt != 0, Endless: r.flags&endless != 0, Source: r.source,
		}
	}
	return append(list, Declared.of(pkg)...)
}

// Frameworks returns the packages that Callbacks knows, sorted.
func Frameworks() []string {
	list := make([]string, len(frameworks))
	for i, f := range frameworks {
		list[i] = f.pkg
	}
	return list
}

// IsFramework tells whether the package runs callbacks on a goroutine of its
// own choice.
func IsFramework(pkg string) bool {
	_, found := slices.BinarySearchFunc(frameworks, pkg, func(f framework, pkg string) int { return strings.Compare(f.pkg, pkg) })
	return found || len(Declared.of(pkg)) > 0
}

// CallbackOn returns a callback that runs on the loop with this name, or nil.
func CallbackOn(loop string) *Callback {
	for _, c := range Declared.rows {
		if c.Loop == loop {
			return &c
		}
	}
	for _, f := range frameworks {
		for _, r := range f.rows {
			if r.loop == loop {
				return &Callback{Package: f.pkg, Form: r.form, Symbol: r.symbol, Param: r.param, Loop: loop, Advice: f.advice, Deadlocks: r.flags&deadlocks != 0, Off: r.flags&off != 0, Endless: r.flags&endless != 0, Source: r.source}
			}
		}
	}
	return nil
}

// A Switch is a call or a field by which a program tells a framework where to
// run its callbacks.
type Switch struct {
	Call     string // as types.Func.FullName writes it, with the value as its first argument
	Field    string // or pkg.Struct.Field, to which the value is stored
	Value    bool
	Parallel bool // every callback then has a goroutine of its own; else the exempt ones with a loop run there
}

var switches = []struct {
	pkg string
	Switch
}{
	{"github.com/bwmarrin/discordgo", Switch{Field: "github.com/bwmarrin/discordgo.Session.SyncEvents", Value: true}},
	{"github.com/eclipse/paho.mqtt.golang", Switch{Call: "(*github.com/eclipse/paho.mqtt.golang.ClientOptions).SetOrderMatters", Value: false, Parallel: true}},
}

// SwitchOf returns the switch of a framework, or nil.
func SwitchOf(pkg string) *Switch {
	for i := range switches {
		if switches[i].pkg == pkg {
			return &switches[i].Switch
		}
	}
	return nil
}

// RunsOnce tells whether the framework runs the function once for each time it
// is given it, as it does with what is posted to its loop; a handler runs for
// each event.
func RunsOnce(c Callback) bool {
	if c.Form != FuncParam {
		return false
	}
	name := c.Symbol[strings.LastIndex(c.Symbol, ".")+1:]
	return slices.Contains(posts, name)
}

var posts = []string{
	"AsyncWrite", "AsyncWritev", "Call", "CallErr", "CallV", "CallVal", "CloseWithCallback", "Dispatch", "Do", "DoAndWait",
	"IdleAdd", "Produce", "QueueMain", "QueueUpdate", "QueueUpdateDraw", "RunOnLoop", "RunOnMain", "SetTimeout", "Synchronize",
	"TryProduce", "Update", "UpdateAsync", "Wake",
}
