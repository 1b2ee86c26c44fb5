// Workers share a csv.Writer that keeps a half-written record.
package story

import (
	"encoding/csv"
	"os"
	"sync"
)

func worker(id int, w *csv.Writer, jobs <-chan []string, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		w.Write(j)
	}
}

func export(jobs <-chan []string) {
	w := csv.NewWriter(os.Stdout)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go worker(i, w, jobs, &wg) // want "w is used by several goroutines at once, for which csv.Writer is not safe"
	}
	wg.Wait()
	w.Flush()
}
