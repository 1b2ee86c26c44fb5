// The goroutine scans the row that the loop moves on from.
package story

import "database/sql"

func each(rows *sql.Rows) {
	for rows.Next() {
		go scan(rows) // want "rows is .* sql.Rows is not safe"
	}
}

func scan(rows *sql.Rows) {
	var id int
	rows.Scan(&id)
	println(id)
}
