// Each record is memory of its own, unless the reader is asked otherwise.
package story

import (
	"encoding/csv"
	"io"
)

func rows(r io.Reader, out chan<- []string) error {
	rows := csv.NewReader(r)
	rows.ReuseRecord = false
	for {
		row, err := rows.Read()
		if err != nil {
			return err
		}
		out <- row
	}
}
