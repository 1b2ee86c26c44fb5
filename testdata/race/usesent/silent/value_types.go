package story

import "race/drive"

func Drive() {
	out, sums := make(chan point), make(chan digest)
	drive.Receive(out, func(p point) { drive.Use(p.x) })
	drive.Receive(sums, func(d digest) { drive.Use(d[0]) })
	points(out, sums)
}
