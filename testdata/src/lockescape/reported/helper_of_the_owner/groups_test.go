package groups

func first(key string) int {
	g := &groups{all: map[string]*state{key: {key: key}}}
	return g.choose(key).pending
}
