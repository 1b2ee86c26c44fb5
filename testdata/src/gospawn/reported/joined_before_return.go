// Met in rclone's directory walk: a job's goroutines end before the job does,
// and a fixed number of workers do jobs.
package story

import "sync"

type job struct{ dir string }

func process(j job, list func(string)) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		list(j.dir)
	}()
	go func() {
		defer wg.Done()
		list(j.dir + "~")
	}()
	println(j.dir)
	wg.Wait()
}

func work(jobs <-chan job, list func(string)) {
	for j := range jobs {
		process(j, list)
	}
}

func start(jobs <-chan job, list func(string)) {
	for range 4 {
		go work(jobs, list)
	}
}
