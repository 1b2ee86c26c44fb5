package helper

import "race/drive"

func Drive() {
	x := &Index{terms: map[string][]int{}}
	drive.Together(drive.Again(func() { x.Add("a", 1) }), drive.Again(func() { x.Size() }))
}
