package story

import (
	"io"
	"race/drive"
)

func Drive() {
	alternate(drive.Source(), io.Discard)
	drive.Soon()
}
