// Nothing in this file calls watch or builds a view: what they are given comes
// from files that are not compiled here.
package story

type view struct{ updates chan string }

func (v view) next() string { return <-v.updates }

func watch(updates chan string) string { return <-updates }
