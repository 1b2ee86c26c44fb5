package routes

import "race/drive"

func Drive() {
	t := &Table{}
	drive.Together(drive.Again(func() { t.Reload([][2]string{{"a", "b"}}) }), drive.Again(func() { drive.Use(t.Routes()["a"]) }))
}
