package explore

import (
	"strings"
	"testing"
)

func TestSmoke(t *testing.T) {
	sys, err := Parse(`
init main()
func main():
  ch = chan 0
  go worker(ch)
  select recv ch -> got | external -> out
got:
  return
out:
  return
func worker(ch):
  send ch
`)
	if err != nil {
		t.Fatal(err)
	}
	r := Explore(sys, Options{})
	t.Logf("%+v", r)
	t.Log("\n" + sys.String())
	_ = strings.Join
}
