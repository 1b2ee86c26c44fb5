package scope

import (
	"go/types"
	"slices"
)

// A syncKind is the kind of a type of the standard library on which
// goroutines synchronise.
type syncKind uint8

const (
	noSync syncKind = iota
	mutexKind
	waitGroupKind
	onceKind
	condKind
	groupKind // errgroup
	timerKind
)

var syncTypes = map[string]syncKind{
	"sync.Mutex":                       mutexKind,
	"sync.RWMutex":                     mutexKind,
	"sync.WaitGroup":                   waitGroupKind,
	"sync.Once":                        onceKind,
	"sync.Cond":                        condKind,
	"golang.org/x/sync/errgroup.Group": groupKind,
	"time.Timer":                       timerKind,
	"time.Ticker":                      timerKind,
}

func syncKindOf(t types.Type) syncKind {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return noSync
	}
	return syncTypes[named.Obj().Pkg().Path()+"."+named.Obj().Name()]
}

func isSyncType(t types.Type) bool { return syncKindOf(t) != noSync }

// holdsSync tells whether a variable of the type is, or holds, something on
// which goroutines synchronise.
func holdsSync(t types.Type, depth int) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok && depth == 0 {
		t = p.Elem()
	}
	if isSyncType(t) {
		return true
	}
	if st, ok := t.Underlying().(*types.Struct); ok && depth < 4 {
		for f := range st.Fields() {
			if holdsSync(f.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

var syncOps = []string{
	"(*golang.org/x/sync/errgroup.Group).Go",
	"(*golang.org/x/sync/errgroup.Group).SetLimit",
	"(*golang.org/x/sync/errgroup.Group).TryGo",
	"(*golang.org/x/sync/errgroup.Group).Wait",
	"(*sync.Cond).Broadcast",
	"(*sync.Cond).Signal",
	"(*sync.Cond).Wait",
	"(*sync.Mutex).Lock",
	"(*sync.Mutex).TryLock",
	"(*sync.Mutex).Unlock",
	"(*sync.Once).Do",
	"(*sync.RWMutex).Lock",
	"(*sync.RWMutex).RLock",
	"(*sync.RWMutex).RUnlock",
	"(*sync.RWMutex).TryLock",
	"(*sync.RWMutex).TryRLock",
	"(*sync.RWMutex).Unlock",
	"(*sync.WaitGroup).Add",
	"(*sync.WaitGroup).Done",
	"(*sync.WaitGroup).Go",
	"(*sync.WaitGroup).Wait",
	"(sync.Locker).Lock",
	"(sync.Locker).Unlock",
}

func isSyncOp(name string) bool { return slices.Contains(syncOps, name) }

func isContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context"
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
