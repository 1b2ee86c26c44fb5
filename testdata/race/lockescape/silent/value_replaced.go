package histogram

import "race/drive"

func Drive() {
	h := &Histogram{buckets: map[string]Bucket{}}
	h.Observe("a", 1)
	drive.Together(drive.Again(func() { h.Observe("a", 0) }), drive.Again(func() { drive.Use(h.Bucket("a").Names[0]) }))
}
