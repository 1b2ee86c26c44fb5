// The rows that were sent are all the one array that is written again.
package story

func matrix(out chan [][]int) {
	row := make([]int, 3)
	var m [][]int
	for i := range 3 {
		row[0] = i
		m = append(m, row)
	}
	out <- m // want "m is written after it is sent on out"
	row[0] = 9
}
