// A variable that nothing reads, or that is only compared with nil, keeps the outcome from nobody.
package story

type block struct{ data []byte }

func ahead(offset int) chan block {
	ch := make(chan block, 1)
	go func() { ch <- block{make([]byte, offset)} }()
	return ch
}

func read() []byte {
	next := ahead(1) // want "what ahead returns is dropped, so its result is lost"
	if next == nil {
		return nil
	}
	var other = ahead(2) // want "what ahead returns is dropped, so its result is lost"
	_ = other
	_ = ahead(3)
	return (<-ahead(4)).data
}
