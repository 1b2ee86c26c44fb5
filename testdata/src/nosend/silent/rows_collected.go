// The values are scanned before they leave.
package story

import "database/sql"

func list(rows *sql.Rows, out chan<- int) error {
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return err
		}
		go func() { out <- id }()
	}
	return rows.Err()
}
