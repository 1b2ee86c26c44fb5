// syncthing lib/model: the mutex and the wait group are those of another package.
package model

import sync "github.com/sasha-s/go-deadlock"

func scan(folders []string, one func(string) error) map[string]error {
	errs := map[string]error{}
	var mu sync.Mutex
	wg := sync.NewWaitGroup()
	wg.Add(len(folders))
	for _, folder := range folders {
		go func() {
			if err := one(folder); err != nil {
				mu.Lock()
				errs[folder] = err
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	return errs
}
