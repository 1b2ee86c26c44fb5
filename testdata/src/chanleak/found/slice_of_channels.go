// One result channel per part, and the first error leaves the others alone.
package story

type outcome struct {
	n   int
	err error
}

func total(parts []func() (int, error)) (int, error) {
	var chans []chan outcome
	for _, p := range parts {
		ch := make(chan outcome)
		chans = append(chans, ch)
		go func() {
			n, err := p()
			ch <- outcome{n, err} // want "send on ch blocks forever once total returns early with an error"
		}()
	}
	sum := 0
	for _, ch := range chans {
		o := <-ch
		if o.err != nil {
			return 0, o.err
		}
		sum += o.n
	}
	return sum, nil
}
