package joined

func Drive() {
	one := func() int { return 1 }
	One(one)
	Closed(one)
	Sent(func() (int, error) { return 1, nil })
	InTurn([]func() int{one, one})
}
