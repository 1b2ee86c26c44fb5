// Two goroutines interleave what they encode.
package story

import (
	"encoding/json"
	"io"

	"golang.org/x/sync/errgroup"
)

func dump(w io.Writer, a, b any) error {
	enc := json.NewEncoder(w)
	var g errgroup.Group
	g.Go(func() error { return enc.Encode(a) }) // want "enc is used by several goroutines at once, for which json.Encoder is not safe"
	g.Go(func() error { return enc.Encode(b) })
	return g.Wait()
}
