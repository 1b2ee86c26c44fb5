// package main: main is meant to wait for ever.
package main

func main() {
	forever := make(chan bool)
	<-forever
}
