// The reader is asked to return each record in the memory of the last one.
package story

import (
	"encoding/csv"
	"io"
)

func rows(r io.Reader, out chan<- []string) error {
	rows := csv.NewReader(r)
	rows.ReuseRecord = true
	for {
		row, err := rows.Read()
		if err != nil {
			return err
		}
		out <- row // want "row is written after it is sent on out"
	}
}
