// Two loops of the same constant number.
package story

const workers = 8

func run(f func(int)) {
	done := make(chan bool)
	for i := 0; i < workers; i++ {
		go func() {
			f(i)
			done <- true
		}()
	}
	for i := 0; i < workers; i++ {
		<-done
	}
}
