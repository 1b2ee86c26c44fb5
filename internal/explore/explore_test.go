package explore

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A story is one section of a file in testdata.
type story struct {
	file, name, reason, text string
}

func stories(t testing.TB) []story {
	files, err := filepath.Glob("testdata/*.sys")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	var all []story
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n--- ")[1:] {
			head, text, _ := strings.Cut(part, "\n")
			name, _, _ := strings.Cut(head, ":")
			reason := "complete"
			if n, r, ok := strings.Cut(name, " ["); ok {
				name, reason = n, strings.TrimSuffix(r, "]")
			}
			all = append(all, story{filepath.Base(f), name, reason, text})
		}
	}
	return all
}

// wanted reads the marks behind the lines.
func (s story) wanted() []string {
	var want []string
	for i, l := range strings.Split(s.text, "\n") {
		_, mark, ok := strings.Cut(l, "# ")
		f := strings.Fields(mark)
		if !ok || len(f) == 0 {
			continue
		}
		cost := 0
		if len(f) == 2 {
			cost, _ = strconv.Atoi(f[1])
		}
		switch f[0] {
		case "stuck", "turning", "panic", "recovered":
			want = append(want, fmt.Sprintf("%d %s cost %d", i+1, f[0], cost))
		}
	}
	slices.Sort(want)
	return want
}

func described(r Result) []string {
	var got []string
	for _, f := range r.Findings {
		what := "stuck"
		if f.Recovered {
			what = "recovered"
		} else if f.Turning {
			what = "turning"
		} else if !f.Stuck() {
			what = "panic"
		}
		got = append(got, fmt.Sprintf("%d %s cost %d", f.Label, what, f.Cost))
	}
	slices.Sort(got)
	return got
}

func TestStories(t *testing.T) {
	for _, s := range stories(t) {
		t.Run(s.file+"/"+s.name, func(t *testing.T) {
			sys, err := Parse(s.text)
			if err != nil {
				t.Fatal(err)
			}
			r := Explore(sys, Options{MaxStates: 5000})
			if got, want := described(r), s.wanted(); !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q\n%s", got, want, sys)
			}
			if got := r.Reason.String(); got != s.reason {
				t.Errorf("result is %s, want %s", got, s.reason)
			}
			checkWitnesses(t, r)
			if testing.Verbose() {
				t.Logf("%d states, %d edges", r.States, r.Edges)
			}
			again, err := Parse(sys.String())
			if err != nil {
				t.Fatalf("the text form cannot be read: %v\n%s", err, sys)
			}
			if got, want := fmt.Sprint(described(Explore(again, Options{MaxStates: 5000}))), fmt.Sprint(described(r)); got != want {
				t.Errorf("the text form means something else: %s, not %s", got, want)
			}
		})
	}
}

// checkWitnesses checks what holds of every witness.
func checkWitnesses(t *testing.T, r Result) {
	t.Helper()
	for _, f := range r.Findings {
		w := &f.Witness
		if w.Culprit < 0 || w.Culprit >= len(w.Procs) || len(w.Final) != len(w.Procs) {
			t.Errorf("label %d: witness without culprit or ends: %+v", f.Label, w)
			continue
		}
		if w.Decided < 0 || w.Decided > len(w.Steps) {
			t.Errorf("label %d: decided after %d of %d steps", f.Label, w.Decided, len(w.Steps))
		}
		if f.Stuck() {
			if end := w.Final[w.Culprit]; !end.Stuck || end.Ended || end.Label != f.Label {
				t.Errorf("label %d: the culprit ends as %+v", f.Label, end)
			}
			for _, st := range w.Steps[w.Decided:] {
				if st.Proc == w.Culprit || st.Partner == w.Culprit && st.How == Rendezvous {
					t.Errorf("label %d: the culprit moves after it is decided: %+v", f.Label, st)
				}
			}
		} else {
			last := w.Steps[len(w.Steps)-1]
			if !f.Recovered && (last.Fault != f.Fault || last.Proc != w.Culprit) {
				t.Errorf("label %d: the last step is not the fault: %+v", f.Label, last)
			}
		}
		// Every process is started before it moves, and the steps of each can be followed in its code.
		started := make([]bool, len(w.Procs))
		cost := 0
		for i := range w.Procs {
			started[i] = w.Procs[i].Parent < 0
		}
		for n, st := range w.Steps {
			if !started[st.Proc] {
				t.Errorf("label %d: step %d is of a process that has not started", f.Label, n)
			}
			if st.Op == Spawn {
				started[st.Partner] = true
			}
			if code := w.Procs[st.Proc].Template.code; st.PC < len(code) && code[st.PC].Op != st.Op {
				t.Errorf("label %d: step %d is %s, the code says %s", f.Label, n, st.Op, code[st.PC].Op)
			}
			if n < w.Decided {
				cost += st.Cost
			}
		}
		if cost != f.Cost {
			t.Errorf("label %d: the steps cost %d, the finding %d", f.Label, cost, f.Cost)
		}
	}
}
