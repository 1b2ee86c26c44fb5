// A transaction does one statement after the other by itself, and ends at any
// time.
package story

import "database/sql"

func both(tx *sql.Tx) error {
	done := make(chan error, 1)
	go func() {
		_, err := tx.Exec("update a set n = n + 1")
		done <- err
	}()
	_, err := tx.Exec("update b set n = n + 1")
	if first := <-done; first != nil {
		err = first
	}
	if err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}
