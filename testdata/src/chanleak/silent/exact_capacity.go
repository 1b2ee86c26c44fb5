// Five sends, five places.
package story

func five(f func()) chan string {
	out := make(chan string, 5)
	go func() {
		f()
		out <- "a"
		out <- "b"
		out <- "c"
		out <- "d"
		out <- "e"
	}()
	<-out
	return nil
}
