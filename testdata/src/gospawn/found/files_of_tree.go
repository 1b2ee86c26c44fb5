// Each file of the tree gets a goroutine.
package story

import (
	"crypto/md5"
	"os"
	"path/filepath"
	"sync"
)

func sums(root string) {
	var wg sync.WaitGroup
	filepath.Walk(root, func(path string, info os.FileInfo, err error) error { // because "The function runs for each file."
		if err != nil || !info.Mode().IsRegular() {
			return err
		}
		wg.Add(1)
		go func() { // want "this starts a goroutine for each file"
			defer wg.Done()
			data, _ := os.ReadFile(path)
			md5.Sum(data)
		}()
		return nil
	})
	wg.Wait()
}
