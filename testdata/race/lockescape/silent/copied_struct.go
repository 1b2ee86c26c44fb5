package config

import "race/drive"

func Drive() {
	s := &Store{cfg: &Config{Env: map[string]string{}}}
	drive.Together(drive.Again(func() { s.Set("a", "b") }), drive.Again(func() { _ = s.Get().Env["a"] }))
}
