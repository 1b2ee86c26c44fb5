package cond

func Drive() {
	Wait(func() {})
}
