// reset clears the record that was sent.
package story

type record struct {
	key  string
	tags []string
}

func (r *record) reset() {
	r.key = ""
	r.tags = r.tags[:0]
}

func load(keys []string, out chan *record) {
	rec := &record{}
	for _, k := range keys {
		rec.reset() // because "rec.reset writes into the same memory"
		rec.key = k
		out <- rec // want "rec is written after it is sent on out"
	}
}
