// Sleeping between two tries tells nobody that the value was not sent in the end.
package story

import (
	"errors"
	"time"
)

type chunk struct{ data []byte }

type uploader struct{ chunks chan chunk }

func (u *uploader) enqueue(c chunk) error {
	for range 3 {
		select {
		case u.chunks <- c:
			return nil
		default:
			time.Sleep(time.Millisecond)
		}
	}
	return errors.New("backlog")
}

func (u *uploader) Write(p []byte) (int, error) {
	u.enqueue(chunk{p}) // want "the error by which u.enqueue says that it has not sent is dropped"
	return len(p), nil
}
