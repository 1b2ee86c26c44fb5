package users

import "race/drive"

func Drive() {
	u := &Users{users: map[string]*User{}}
	u.Add("a")
	drive.Together(drive.Again(func() { u.Hit("a") }), drive.Again(func() { _ = u.Get("a").Name }))
}
