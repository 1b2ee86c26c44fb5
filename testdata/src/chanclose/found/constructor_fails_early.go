// The constructor cleans up before it has made the channel.
package story

import "os"

type journal struct {
	file  *os.File
	lines chan string
	done  chan struct{}
}

func openJournal(path string) (*journal, error) {
	j := &journal{}
	f, err := os.Create(path)
	if err != nil {
		j.close() // because "openJournal comes to the close from here, before it has made the channel"
		return nil, err
	}
	j.file, j.lines, j.done = f, make(chan string), make(chan struct{})
	go j.run()
	return j, nil
}

func (j *journal) run() {
	defer close(j.done)
	for line := range j.lines {
		j.file.WriteString(line)
	}
}

func (j *journal) close() {
	close(j.lines) // want "close of j.lines panics where the channel has not been made yet"
	if j.file != nil {
		<-j.done
	}
}
