package story

import "race/drive"

func Drive() {
	jobs := make(chan *job)
	drive.Receive(jobs, func(j *job) { drive.Use(j.id) })
	feed(jobs)
}
