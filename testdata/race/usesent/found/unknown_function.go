package story

import (
	"bufio"
	"race/drive"
)

func Drive() {
	lines(bufio.NewReaderSize(drive.Source(), 16), drive.First)
	drive.Soon()
}
