// Each buffer is new, or given away, or read when its goroutine has ended.
package story

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
)

func each(out chan<- *bytes.Buffer, parts []string) {
	for _, p := range parts {
		buf := new(bytes.Buffer)
		buf.WriteString(p)
		out <- buf
	}
	buf := new(bytes.Buffer)
	for _, p := range parts {
		buf.WriteString(p)
		if buf.Len() > 100 {
			out <- buf
			buf = new(bytes.Buffer)
		}
	}
}

func text(out chan<- string, vs []any) {
	var sb strings.Builder
	enc := json.NewEncoder(&sb)
	for _, v := range vs {
		enc.Encode(v)
		out <- sb.String()
		sb.Reset()
	}
}

func command(cmd *exec.Cmd) string {
	var out bytes.Buffer
	cmd.Stdout = &out
	done := make(chan error, 1)
	go func() { done <- cmd.Run() }()
	<-done
	return out.String()
}
