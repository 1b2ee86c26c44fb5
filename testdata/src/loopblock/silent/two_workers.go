// Two go statements on one queue are a pool too.
package main

var tasks = make(chan func())

func work() {
	for task := range tasks {
		task()
	}
}

func main() {
	go work()
	go work()
	tasks <- func() {
		tasks <- func() { println("second") }
	}
}
