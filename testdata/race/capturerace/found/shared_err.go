package shared

import (
	"os"
	"race/drive"
)

func Drive() {
	Copy(os.Args[0], os.Args[0])
	drive.Soon()
}
