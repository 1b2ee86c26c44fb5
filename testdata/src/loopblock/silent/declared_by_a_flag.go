// Nothing says that the pool runs what it is given on a loop; the flag may.
package jobs

import "github.com/gammazero/workerpool"

func start(results chan int) {
	workerpool.New(1).Submit(func() { results <- 1 })
}
