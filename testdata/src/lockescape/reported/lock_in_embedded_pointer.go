// html/template: what leaves has the same mutex itself, by a pointer that it embeds.
package template

import "sync"

type space struct {
	mu  sync.Mutex
	set map[string]*Template
}

type Template struct {
	Err error
	*space
}

func (t *Template) escape(name string, err error) {
	t.space.mu.Lock()
	defer t.space.mu.Unlock()
	t.set[name].Err = err
}

func (t *Template) Lookup(name string) *Template {
	t.space.mu.Lock()
	defer t.space.mu.Unlock()
	return t.set[name]
}
