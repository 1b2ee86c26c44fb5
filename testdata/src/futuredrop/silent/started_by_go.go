// A go or defer statement has no use for results.
package story

func start(f func() error) <-chan error {
	ch := make(chan error, 1)
	go func() { ch <- f() }()
	return ch
}

func use(f func() error) {
	defer start(f)
	go start(f)
}
