// The goroutine is started under the condition under which it is received from.
package story

func maybe(async bool, f func() int) int {
	ch := make(chan int)
	if async {
		go func() { ch <- f() }()
	}
	other := f()
	if async {
		return other + <-ch
	}
	return other
}
