package story

import "race/drive"

func Drive() {
	jobs := make(chan *job)
	drive.Receive(jobs, func(j *job) { drive.Use(j.id) })
	submit(jobs, &job{})
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	total(out, []int{1, 2})
	drive.Soon()
}
