// One job is sent again and again with another number in it.
package story

type job struct{ id, attempt int }

func feed(jobs chan<- *job) {
	j := &job{}
	for i := 0; i < 10; i++ {
		j.id = i  // because "sets id of the same object"
		jobs <- j // want "j is written after it is sent on jobs"
	}
}
