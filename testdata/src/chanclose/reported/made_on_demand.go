// Met in franz-go: the channel of each turn is made when it is first needed.
package story

func load(pending map[string]bool, known func(string) bool, request func(chan struct{})) {
	for len(pending) > 0 {
		var wait chan struct{}
		for key := range pending {
			if !known(key) {
				if wait == nil {
					wait = make(chan struct{})
				}
				delete(pending, key)
			}
		}
		if wait == nil {
			continue
		}
		request(wait)
		close(wait)
	}
}
