package logs

import "race/drive"

func Drive() {
	b := &Buffer{}
	b.Write([]byte("a"))
	text := b.Bytes()
	drive.Together(func() { b.Reset(); b.Write([]byte("b")) }, func() { drive.First(text) })
}
