// The literal reads the block when its turn comes, and the next read overwrites
// it.
package story

import "io"

func blocks(r io.Reader, tasks chan<- func(), use func([]byte)) error {
	block := make([]byte, 512)
	for {
		n, err := r.Read(block)
		if err != nil {
			return err
		}
		tasks <- func() { use(block[:n]) } // want "block is written after it is sent on tasks"
	}
}
