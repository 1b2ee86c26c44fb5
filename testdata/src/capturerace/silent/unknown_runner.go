// It is not known where the literal runs.
package unknown

type pool interface{ Submit(func()) }

func Run(p pool, xs []int) int {
	n := 0
	for _, x := range xs {
		p.Submit(func() { n += x })
	}
	return n
}
