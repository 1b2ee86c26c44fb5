// The loop breaks at the first match and leaves the other searches.
package story

func search(dirs []string, look func(string) (string, bool)) string {
	type hit struct {
		path string
		ok   bool
	}
	hits := make(chan hit)
	for _, d := range dirs {
		go func(d string) {
			p, ok := look(d)
			hits <- hit{p, ok} // want "send on hits blocks forever once search returns"
		}(d)
	}
	found := ""
	for range dirs {
		h := <-hits
		if h.ok {
			found = h.path
			break
		}
	}
	return found
}
