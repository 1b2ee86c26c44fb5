package volumes

import (
	"errors"
	"race/drive"
)

func Drive() {
	detach([]string{"a", "b"}, func(string) error { return errors.New("busy") })
	drive.Soon()
}
