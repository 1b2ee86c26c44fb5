// The loop receives once for each path, and the producer leaves out those that
// it cannot parse.
package story

type page struct {
	name  string
	links []string
}

func links(paths []string, parse func(string) (*page, error)) (all []string) {
	pages := make(chan *page)
	go func() {
		defer close(pages) // because "pages is closed here"
		for _, path := range paths {
			p, err := parse(path)
			if err != nil {
				continue
			}
			pages <- p
		}
	}()
	for i := 0; i < len(paths); i++ {
		p := <-pages // want "receive from pages gives the zero value if the function literal in links closes the channel without having sent"
		all = append(all, p.links...)
	}
	return all
}
