package library

import "go/types"

// A Run says what a function does with a function that it is given.
type Run uint8

const (
	RunUnknown Run = iota
	RunBefore      // calls it before it returns, on the caller's goroutine
	RunSpawned     // runs it on a goroutine of its own, once for each call
	RunKept        // keeps it and calls it later, on a goroutine that is not known
)

// Runs tells what fn does with the function that it is given as parameter i,
// the receiver not counted.
func Runs(fn *types.Func, i int) Run {
	if fn == nil || fn.Pkg() == nil {
		return RunUnknown
	}
	for _, row := range runs {
		if row.param == i && row.name == fn.Origin().FullName() {
			return row.run
		}
	}
	if row, ok := stdRowOf(fn); ok {
		for _, p := range row.params {
			if p.index == i {
				return p.run
			}
		}
	}
	return RunUnknown
}

// runs are the rows given by hand; they come before those of std_rows.go.
var runs = []struct {
	name  string
	param int
	run   Run
}{
	{"(*golang.org/x/sync/errgroup.Group).Go", 0, RunSpawned},
	{"(*golang.org/x/sync/errgroup.Group).TryGo", 0, RunSpawned},
	{"(*golang.org/x/sync/singleflight.Group).Do", 1, RunBefore},
	{"(*sync.Map).Range", 0, RunBefore},
	{"(*sync.Once).Do", 0, RunBefore},
	{"(*sync.WaitGroup).Go", 0, RunSpawned},
	{"bytes.ContainsFunc", 1, RunBefore},
	{"context.AfterFunc", 1, RunSpawned},
	{"go/ast.Inspect", 1, RunBefore},
	{"io/fs.WalkDir", 2, RunBefore},
	{"path/filepath.Walk", 1, RunBefore},
	{"path/filepath.WalkDir", 1, RunBefore},
	{"slices.ContainsFunc", 1, RunBefore},
	{"slices.DeleteFunc", 1, RunBefore},
	{"slices.IndexFunc", 1, RunBefore},
	{"slices.SortFunc", 1, RunBefore},
	{"slices.SortStableFunc", 1, RunBefore},
	{"sort.Search", 1, RunBefore},
	{"sort.Slice", 1, RunBefore},
	{"sort.SliceStable", 1, RunBefore},
	{"strings.ContainsFunc", 1, RunBefore},
	{"strings.FieldsFunc", 1, RunBefore},
	{"strings.IndexFunc", 1, RunBefore},
	{"strings.Map", 0, RunBefore},
	{"time.AfterFunc", 1, RunSpawned},
}

// RunsAtOnce tells whether code outside the package runs the function that fn
// is given as parameter i again and again, on several goroutines at the same
// time.
func RunsAtOnce(fn *types.Func, i int) bool {
	if fn == nil || fn.Pkg() == nil || i != 1 {
		return false
	}
	switch fn.FullName() {
	case "net/http.HandleFunc", "(*net/http.ServeMux).HandleFunc", "net/http.Handle", "(*net/http.ServeMux).Handle":
		return true // a goroutine for each connection: net/http.(*Server).Serve
	}
	return false
}
