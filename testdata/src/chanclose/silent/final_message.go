// The producer's last message is an error, after which it sends no more.
package story

type item struct {
	value int
	err   error
}

func drain(read func() (int, error)) []int {
	ch := make(chan item)
	go func() {
		for {
			v, err := read()
			ch <- item{v, err}
			if err != nil {
				return
			}
		}
	}()
	var all []int
	for {
		it := <-ch
		if it.err != nil {
			break
		}
		all = append(all, it.value)
	}
	close(ch)
	return all
}
