package summary

import (
	"fmt"
	"strings"

	"github.com/chanlint/chanlint/internal/library"
)

// A Fact is what is known of a function, true wherever it is called. It is
// exported only if it says something.
type Fact struct {
	Blocks       Kind   // waits for this on every normal path
	Reason       string // the operation that waits, as a gerund
	NeverReturns bool
	Spawns       bool // starts a goroutine that it has not joined when it returns
	Params       []Param
	Results      []Result_
	Memory       []Memory
	Reports      Report // whether it has sent
	Futures      []Future
	Loop         string // runs on this event loop, by a directive
	Nonblocking  bool   // promises not to block, by a directive
	Awaits       string // waits for this event loop on every normal path
}

// A Certainty says on which paths something happens.
type Certainty uint8

const (
	No Certainty = iota
	Maybe
	Always
)

func (c Certainty) String() string { return [...]string{"no", "maybe", "always"}[c] }

// A Param says what a function does with a parameter of function or channel
// type, or with one that holds them.
type Param struct {
	Index int // the receiver not counted

	// Of a function:
	Runs library.Run // what becomes of it
	Loop string      // it is run on this event loop

	// Of a channel:
	Sends, Receives, Closes Certainty
	Blocks                  bool // the function waits on it on every normal path
	Keeps                   bool // it is stored or passed to code that is not known
}

// A Result_ says what a function returns as a result of channel type.
type Result_ struct {
	Index    int
	Fresh    bool // a channel made for this call
	Capacity Capacity
	Closes   Certainty // the function, or what it starts, closes it
	Sends    Sends
}

// A Capacity is what is known of a channel's capacity.
type Capacity uint8

const (
	AnyCapacity Capacity = iota
	Unbuffered
	Buffered
)

// Sends says how many values are sent to a result channel.
type Sends uint8

const (
	AnySends Sends = iota
	NoSends
	OneSend
)

func (*Fact) AFact() {}

func (f *Fact) empty() bool {
	return f.Blocks == 0 && !f.NeverReturns && !f.Spawns && len(f.Params) == 0 && len(f.Results) == 0 && len(f.Memory) == 0 &&
		!f.Reports.Told && len(f.Futures) == 0 && f.Loop == "" && !f.Nonblocking && f.Awaits == ""
}

// Param returns what is known of parameter i, the receiver not counted.
func (f *Fact) Param(i int) Param {
	for _, p := range f.Params {
		if p.Index == i {
			return p
		}
	}
	return Param{Index: i}
}

func (f *Fact) String() string {
	var words []string
	if f.Blocks != 0 {
		words = append(words, fmt.Sprintf("blocks(%s: %s)", f.Blocks, f.Reason))
	}
	if f.NeverReturns {
		words = append(words, "neverReturns")
	}
	if f.Spawns {
		words = append(words, "spawns")
	}
	for _, p := range f.Params {
		words = append(words, p.String())
	}
	for _, r := range f.Results {
		words = append(words, r.String())
	}
	for _, m := range f.Memory {
		words = append(words, m.String())
	}
	if f.Reports.Told {
		words = append(words, f.Reports.String())
	}
	for _, future := range f.Futures {
		words = append(words, future.String())
	}
	if f.Loop != "" {
		words = append(words, fmt.Sprintf("loop(%s)", f.Loop))
	}
	if f.Nonblocking {
		words = append(words, "nonblocking")
	}
	if f.Awaits != "" {
		words = append(words, fmt.Sprintf("awaits(%s)", f.Awaits))
	}
	return strings.Join(words, " ")
}

func (p Param) String() string {
	var words []string
	switch p.Runs {
	case library.RunBefore:
		words = append(words, "calls")
	case library.RunSpawned:
		words = append(words, "spawns")
	case library.RunKept:
		words = append(words, "keeps")
	}
	if p.Loop != "" {
		words = append(words, "loop "+p.Loop)
	}
	for _, end := range []struct {
		name string
		c    Certainty
	}{{"sends", p.Sends}, {"receives", p.Receives}, {"closes", p.Closes}} {
		if end.c != No {
			words = append(words, end.c.String()+" "+end.name)
		}
	}
	if p.Blocks {
		words = append(words, "blocks")
	}
	if p.Keeps {
		words = append(words, "keeps")
	}
	return fmt.Sprintf("param %d(%s)", p.Index, strings.Join(words, ", "))
}

func (r Result_) String() string {
	var words []string
	if r.Fresh {
		words = append(words, "fresh")
	}
	words = append(words, [...]string{"any capacity", "unbuffered", "buffered"}[r.Capacity])
	if r.Closes != No {
		words = append(words, r.Closes.String()+" closed")
	}
	switch r.Sends {
	case NoSends:
		words = append(words, "nothing sent")
	case OneSend:
		words = append(words, "one send")
	}
	return fmt.Sprintf("result %d(%s)", r.Index, strings.Join(words, ", "))
}

// An OnLoop fact says of a field of function type, or of a named function or
// interface type, that what it holds runs on an event loop.
type OnLoop struct{ Name string }

func (*OnLoop) AFact() {}

func (f *OnLoop) String() string { return fmt.Sprintf("onLoop(%s)", f.Name) }
