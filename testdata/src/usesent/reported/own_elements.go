// Met in rclone and centrifugal/centrifuge: each goroutine has one element of
// the slice, and who starts them sets the others.
package story

import "sync"

func run(inputs []any, do func(string) string) []string {
	results := make([]string, len(inputs))
	var wg sync.WaitGroup
	for i, input := range inputs {
		text, ok := input.(string)
		if !ok {
			results[i] = "no text"
			continue
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = do(text)
		}()
	}
	wg.Wait()
	return results
}
