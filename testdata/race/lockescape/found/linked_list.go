package lru

import (
	"container/list"
	"race/drive"
)

func Drive() {
	c := &Cache{order: list.New(), byKey: map[string]*list.Element{}}
	drive.Together(drive.Again(func() { c.Put("a") }), drive.Again(func() { _ = c.Keys().Len() }))
}
