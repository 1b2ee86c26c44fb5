// The rows are closed while a goroutine reads them.
package story

import "database/sql"

func list(db *sql.DB, out chan<- int) error {
	rows, err := db.Query("select id from t")
	if err != nil {
		return err
	}
	defer rows.Close()
	go func() { // want "rows is given to the goroutine and used on both sides at once, for which sql.Rows is not safe"
		for rows.Next() {
			var id int
			if rows.Scan(&id) == nil {
				out <- id
			}
		}
	}()
	return nil
}
