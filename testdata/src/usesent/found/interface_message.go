// The pointer travels inside an interface.
package story

type status struct{ phase string }

func report(events chan<- any, steps []string) {
	st := &status{}
	for _, s := range steps {
		st.phase = s
		events <- st // want "st is written after it is sent on events"
	}
}
