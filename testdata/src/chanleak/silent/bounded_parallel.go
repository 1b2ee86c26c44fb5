// The token is taken before the goroutine and given back by it; then all tokens are collected.
package story

func each(ids []int, f func(int)) {
	const limit = 3
	sem := make(chan struct{}, limit)
	for _, id := range ids {
		sem <- struct{}{}
		go func() {
			defer func() { <-sem }()
			f(id)
		}()
	}
	for i := 0; i < limit; i++ {
		sem <- struct{}{}
	}
}
