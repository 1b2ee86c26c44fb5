package sharded

import "race/drive"

func Drive() {
	m := Map{{items: map[string]any{}}}
	drive.Together(drive.Again(func() { m.Set("a", 1) }), drive.Again(func() { _ = m.Items("a")["a"] }))
}
