package jobs

import "race/drive"

func Drive() {
	q := &Queue{jobs: map[int]*Job{}}
	for i := range 300 {
		q.jobs[i] = &Job{}
		q.list = append(q.list, &Job{})
	}
	n := 0
	drive.Together(drive.Again(func() { q.Retry(299) }), drive.Again(func() { drive.Use(q.Pop(n).Tries + q.Next().Tries); n++ }))
}
