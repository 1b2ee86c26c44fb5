// The function of the Once calls Do again.
package story

import "sync"

type loader struct {
	once sync.Once
	data map[string]string
}

func (l *loader) get(k string) string {
	l.once.Do(l.load)
	return l.data[k]
}

func (l *loader) load() {
	l.data = map[string]string{}
	l.data["home"] = l.defaults()
}

func (l *loader) defaults() string {
	l.once.Do(func() {}) // want "l.once.Do blocks forever"
	return "/"
}

func open() string {
	l := &loader{}
	return l.get("home")
}
