// The rows of the query keep the connection of the transaction busy.
package story

import "database/sql"

func both(tx *sql.Tx, print func(int)) error {
	done := make(chan error, 1)
	go func() { // want "tx is given to the goroutine and used on both sides at once, for which sql.Tx is not safe"
		rows, err := tx.Query("select n from a")
		if err == nil {
			for rows.Next() {
				var n int
				rows.Scan(&n)
				print(n)
			}
			err = rows.Close()
		}
		done <- err
	}()
	if _, err := tx.Exec("update b set n = n + 1"); err != nil {
		return err
	}
	return <-done
}
