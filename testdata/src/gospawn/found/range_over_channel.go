// Each job gets a goroutine, however many are running.
package story

type job struct{ id int }

func consume(jobs <-chan job) {
	for j := range jobs { // because "Each value received from jobs starts one."
		go process(j) // want "this starts a goroutine for each value received from jobs, and nothing limits how many run at a time"
	}
}

func process(job) {}
