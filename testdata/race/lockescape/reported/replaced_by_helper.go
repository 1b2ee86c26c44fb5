package conn

import "race/drive"

func Drive() {
	c := &Client{}
	c.initLocked()
	drive.Together(drive.Again(func() { c.Add(&conn{}) }), drive.Again(c.Idle))
}
