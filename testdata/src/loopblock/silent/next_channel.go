// The loop sends on another channel than the one it receives from.
package main

type A struct{ in, out chan int }

func (a *A) run() {
	for v := range a.in {
		a.out <- v + 1
	}
}
func main() {
	x, y := make(chan int), make(chan int)
	a := &A{x, y}
	go a.run()
	x <- 1
	<-y
}
