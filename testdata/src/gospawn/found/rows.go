// Each row of the table gets a goroutine.
package story

import "database/sql"

func reindex(db *sql.DB, index func(int64)) error {
	rows, err := db.Query("SELECT id FROM items")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		go index(id) // want "for each item that rows.Next yields"
	}
	return rows.Err()
}
