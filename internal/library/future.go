package library

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// Future tells what is lost if nobody looks at the result of a call of fn: a
// handle by which alone the outcome of what the call starts can be learnt. It
// is "" if the result is no such handle, or if nobody needs it. arg returns
// the constant that the call passes as parameter i, the receiver not counted,
// or nil.
func Future(fn *types.Func, arg func(i int) constant.Value) string {
	if fn == nil || fn.Pkg() == nil || fn.Signature().Results().Len() != 1 {
		return ""
	}
	name := fn.Origin().FullName()
	if slices.Contains(optionalFutures, name) {
		return ""
	}
	for _, row := range atMostOnce {
		if row.name == name {
			if v := arg(row.param); v != nil && v.Kind() == constant.Int && v.ExactString() == row.value {
				return ""
			}
		}
	}
	if lost := futureCalls[name]; lost != "" {
		return lost
	}
	return futureTypes[typeName(fn.Signature().Results().At(0).Type())]
}

// typeName returns path.Name of a named type or a pointer to one.
func typeName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path() + "." + named.Obj().Name()
}

// futureTypes are the types of handles, with what is lost with them.
var futureTypes = map[string]string{
	// The outcome of a packet; Error says why it failed, after Wait (token.go).
	"github.com/eclipse/paho.mqtt.golang.ConnectToken":     "the error of the request",
	"github.com/eclipse/paho.mqtt.golang.PublishToken":     "the error of the request",
	"github.com/eclipse/paho.mqtt.golang.SubscribeToken":   "the error of the request",
	"github.com/eclipse/paho.mqtt.golang.Token":            "the error of the request",
	"github.com/eclipse/paho.mqtt.golang.UnsubscribeToken": "the error of the request",

	// "Future is used to represent an action that may occur in the future" and
	// has nothing but Error, and what the action gives (future.go).
	"github.com/hashicorp/raft.ApplyFuture":              "the error of the command",
	"github.com/hashicorp/raft.ConfigurationFuture":      "the error of the operation",
	"github.com/hashicorp/raft.Future":                   "the error of the operation",
	"github.com/hashicorp/raft.IndexFuture":              "the error of the operation",
	"github.com/hashicorp/raft.LeadershipTransferFuture": "the error of the operation",
	"github.com/hashicorp/raft.SnapshotFuture":           "the error of the snapshot",
}

// futureCalls are functions whose result is such a handle.
var futureCalls = map[string]string{
	// Get of the PublishResult is the one way to learn that the message was not
	// published (topic.go, publisher.go).
	"(*cloud.google.com/go/pubsub.Topic).Publish":        "the error of publishing",
	"(*cloud.google.com/go/pubsub/v2.Publisher).Publish": "the error of publishing",

	// The Future's Get gives the result and the error (workflow.go).
	"go.temporal.io/sdk/workflow.ExecuteActivity":      "the error of the activity",
	"go.temporal.io/sdk/workflow.ExecuteChildWorkflow": "the error of the workflow",
	"go.temporal.io/sdk/workflow.ExecuteLocalActivity": "the error of the activity",

	// The channel has room for the one Result, and nothing else keeps its error
	// (singleflight.go).
	"(*golang.org/x/sync/singleflight.Group).DoChan": "the result of the call",
}

// optionalFutures are calls whose handle is only for those who want to wait.
var optionalFutures = []string{
	"(*github.com/hashicorp/raft.Raft).Shutdown",
}

// atMostOnce are calls that ask for no acknowledgement if the parameter has
// this value.
var atMostOnce = []struct {
	name  string
	param int
	value string
}{
	{"(github.com/eclipse/paho.mqtt.golang.Client).Publish", 1, "0"}, // QoS 0
}

// A GroupKind says what waiting for a group of goroutines gives.
type GroupKind uint8

const (
	NoGroup GroupKind = iota
	PlainGroup
	ErrorGroup // Wait returns an error of the goroutines
)

// GroupKindOf returns the kind of a group type: the zero value, or what its
// constructor returns, is to be waited for.
func GroupKindOf(t types.Type) GroupKind {
	return groups[typeName(t)]
}

var groups = map[string]GroupKind{
	"github.com/sourcegraph/conc.WaitGroup":        PlainGroup,
	"github.com/sourcegraph/conc/pool.ContextPool": ErrorGroup, // "you must call Wait()" (pool.go)
	"github.com/sourcegraph/conc/pool.ErrorPool":   ErrorGroup,
	"github.com/sourcegraph/conc/pool.Pool":        PlainGroup,
	"golang.org/x/sync/errgroup.Group":             ErrorGroup,
	"sync.WaitGroup":                               PlainGroup,
}

// MakesGroup tells whether fn returns a new group as its first result.
func MakesGroup(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Signature().Results().Len() == 0 {
		return false
	}
	switch fn.Origin().FullName() {
	case "golang.org/x/sync/errgroup.WithContext", "github.com/sourcegraph/conc.NewWaitGroup", "github.com/sourcegraph/conc/pool.New":
		return true
	}
	// The configuration methods of a pool return it, or one made of it.
	return fn.Signature().Recv() != nil && strings.HasPrefix(fn.Name(), "With") &&
		GroupKindOf(fn.Signature().Recv().Type()) != NoGroup && GroupKindOf(fn.Signature().Results().At(0).Type()) != NoGroup
}
