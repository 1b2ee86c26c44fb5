package nodes

import "race/drive"

func Drive() {
	c := &Cluster{nodes: map[string]*Node{}}
	drive.Together(drive.Again(func() { c.Put(&Node{"a"}) }), drive.Again(func() { _ = c.Nodes()["a"] }))
}
