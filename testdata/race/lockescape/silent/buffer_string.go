package logs

import (
	"race/drive"
	"slices"
)

func Drive() {
	b := &Buffer{}
	drive.Together(drive.Again(func() { b.Write([]byte("a")) }), drive.Again(func() { _ = b.String(); _ = slices.Contains(b.Bytes(), 'a'); b.Len() }))
}
