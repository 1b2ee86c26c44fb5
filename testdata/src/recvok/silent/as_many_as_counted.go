// The producer sends once for each path, whatever comes of it; and a loop that
// takes a few does not go by what there is.
package story

type parsed struct {
	links []string
	err   error
}

func linksOf(paths []string, parse func(string) ([]string, error)) (all []string) {
	pages := make(chan parsed)
	go func() {
		defer close(pages)
		for _, path := range paths {
			l, err := parse(path)
			if err != nil {
				l = nil
			}
			pages <- parsed{l, err}
		}
	}()
	for range paths {
		p := <-pages
		all = append(all, p.links...)
	}
	return all
}
