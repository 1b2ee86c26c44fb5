package story

import (
	"race/drive"
	"strings"
)

func Drive() {
	out := make(chan msg)
	drive.Receive(out, func(m msg) { drive.Use(m.Fields["a"]) })
	decode(strings.NewReader(`{"Fields":{"a":"b"}} {"Fields":{"a":"c"}} {"Fields":{"a":"d"}}`), out)
}
