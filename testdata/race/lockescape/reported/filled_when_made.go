package nonce

import "race/drive"

func Drive() {
	c := &Conn{}
	drive.Together(drive.Again(func() { c.Init([]byte("a")) }), drive.Again(func() {
		for _, b := range c.Nonce() {
			drive.Use(b)
		}
	}))
}
