// The walker's callback sends before Walk returns.
package story

import (
	"io/fs"
	"path/filepath"
)

func files(root string, use func(string)) error {
	paths := make(chan string)
	errc := make(chan error, 1)
	go func() {
		defer close(paths)
		errc <- filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			paths <- p
			return nil
		})
	}()
	for p := range paths {
		use(p)
	}
	return <-errc
}
