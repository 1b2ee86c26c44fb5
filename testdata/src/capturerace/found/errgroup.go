// errgroup runs the literals at the same time.
package group

import "golang.org/x/sync/errgroup"

func Load(keys []string, get func(string) (int, error)) (map[string]int, error) {
	var g errgroup.Group
	out := make(map[string]int)
	for _, k := range keys {
		g.Go(func() error {
			v, err := get(k)
			if err != nil {
				return err
			}
			out[k] = v // want "several goroutines write out here at the same time"
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return out, nil
}
