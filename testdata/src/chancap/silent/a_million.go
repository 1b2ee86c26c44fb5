// A million small elements are not more than a million.
package story

func open() chan *int { return make(chan *int, 1_000_000) }
