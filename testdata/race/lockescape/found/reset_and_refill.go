package batch

import "race/drive"

func Drive() {
	c := &Collector{}
	c.Add("a")
	items := c.Items()
	drive.Together(func() { c.Reset(); c.Add("b") }, func() { drive.Use(items[0]) })
}
