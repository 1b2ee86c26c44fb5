package histogram

import "race/drive"

func Drive() {
	h := &Histogram{buckets: map[string]Bucket{"a": {Counts: make([]int, 1)}}}
	drive.Together(drive.Again(func() { h.Observe("a", 0) }), drive.Again(func() { drive.Use(h.Bucket("a").Counts[0]) }))
}
