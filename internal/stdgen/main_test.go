package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/chanlint/chanlint/internal/library"
)

// TestFresh runs the summary over the standard library again, if it is that of
// the release whose rows are checked in.
func TestFresh(t *testing.T) {
	if testing.Short() || release() != library.StdVersion {
		t.Skipf("the rows are of %s, this is %s", library.StdVersion, release())
	}
	want, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../library/std_rows.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("internal/library/std_rows.go is stale: run go generate ./internal/library")
	}
}
