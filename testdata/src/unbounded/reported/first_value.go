// Met in caddy's ECH publication: what makes a default in its loop gives a
// field its first value, and takes nothing from those that were set up.
package story

import "time"

type publication struct{ publishers []func(string) }

type Module struct{ list []*publication }

func (m *Module) Provision(fs []func(string)) {
	for i := range m.list {
		for _, f := range fs {
			m.list[i].publishers = append(m.list[i].publishers, f)
		}
	}
}

func (m *Module) publish(name string) {
	list := m.list
	if list == nil {
		list = []*publication{{publishers: []func(string){func(string) {}}}}
	}
	for _, p := range list {
		for _, f := range p.publishers {
			f(name)
		}
	}
}

func (m *Module) Start() {
	go func() {
		for range time.Tick(time.Hour) {
			m.publish("name")
		}
	}()
}
