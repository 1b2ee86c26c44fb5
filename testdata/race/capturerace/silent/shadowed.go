package shadow

import "os"

func Drive() {
	dir := os.TempDir()
	Clean(dir+"/chanlint-none", dir+"/chanlint-nothing")
}
