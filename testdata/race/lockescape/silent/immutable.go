package codes

import "race/drive"

func Drive() {
	c := New()
	read := drive.Again(func() { _ = c.Names()[200] })
	drive.Together(read, read)
}
