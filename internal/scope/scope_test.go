package scope

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/linttest"
)

// TestDebug shows the models of the file that SCOPE_FILE names.
func TestDebug(t *testing.T) {
	name := os.Getenv("SCOPE_FILE")
	if name == "" {
		t.Skip("SCOPE_FILE names no file")
	}
	var pkg *packages.Package
	if strings.HasSuffix(name, ".go") {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w := linttest.Open(t)
		pkg, err = w.Load("story", linttest.File{Name: name, Src: src})
		if err != nil {
			t.Fatal(err)
		}
	} else {
		pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: os.Getenv("SCOPE_DIR")}, name)
		if err != nil || len(pkgs) == 0 {
			t.Fatal(err)
		}
		pkg = pkgs[0]
	}
	debugModel = func(root *ssa.Function, sys *explore.System, res *explore.Result) {
		if only := os.Getenv("SCOPE_V"); only != "" && strings.Contains(root.String(), only) {
			fmt.Println(sys)
		}
		fmt.Println("==", root, res.Reason, res.Err, "states", res.States, "findings", len(res.Findings))
		for _, f := range res.Findings {
			fmt.Println("   label", f.Label, f.Fault, "cost", f.Cost)
			if only := os.Getenv("SCOPE_V"); only != "" && strings.Contains(root.String(), only) {
				for _, st := range f.Witness.Steps {
					fmt.Println("      ", st.Proc, st.Op, st.Label, "case", st.Case, st.CaseLabel, st.How, "cost", st.Cost)
				}
			}
		}
	}
	defer func() { debugModel = nil }()
	a := &analysis.Analyzer{Name: "probe", Doc: "probe", Requires: []*analysis.Analyzer{Analyzer}, Run: func(pass *analysis.Pass) (any, error) {
		r := Of(pass)
		for _, f := range append(r.Stuck, r.Panics...) {
			fmt.Println(pass.Fset.Position(f.Pos), f.Fault, "cost", f.cost, f.Root, f.What, f.Since)
			for _, s := range f.Story {
				fmt.Println("    ", pass.Fset.Position(s.Pos), s.Text)
			}
		}
		for _, s := range r.Scopes {
			fmt.Println("scope", s.Root, s.Outcome, s.States, s.Code)
		}
		return nil, nil
	}}
	if _, err := linttest.Run(a, pkg); err != nil {
		t.Fatal(err)
	}
}
