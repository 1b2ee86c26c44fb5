// The worker behind a package variable leaves on its first error.
package story

import "os"

var audit = make(chan string)

func init() { go auditor() }

func auditor() {
	f, err := os.Create("audit.log")
	if err != nil {
		return
	}
	defer f.Close()
	for line := range audit {
		f.WriteString(line)
	}
}

func Record(line string) {
	audit <- line // want "send on audit blocks forever once auditor has returned on its error"
}
