// A stage of a pipeline works on values and may wait for the next stage.
package main

// pipeline stage single goroutine concrete jobs: silent
type job struct{ n int }
type result struct{ n int }

func (j job) do(out chan<- result) { out <- result{j.n} }
func main() {
	jobs, out := make(chan job), make(chan result)
	go func() {
		defer close(out)
		for j := range jobs {
			j.do(out)
		}
	}()
	go func() {
		for i := range 3 {
			jobs <- job{i}
		}
		close(jobs)
	}()
	for r := range out {
		println(r.n)
	}
}
