// Numbers from outside on many ways, and none is compared.
package story

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

type req struct {
	Count int    `json:"count"`
	Name  string `json:"name"`
}

func h1(w http.ResponseWriter, r *http.Request) {
	b, _ := io.ReadAll(r.Body)
	var q req
	if err := json.Unmarshal(b, &q); err != nil {
		return
	}
	ch := make(chan string, q.Count) // want "the capacity of ch comes from the JSON document without a limit: a large value takes all memory and a negative one panics"
	close(ch)
}

func h2(w http.ResponseWriter, r *http.Request) { // Only != 0 test
	n, _ := strconv.Atoi(r.URL.Query().Get("n"))
	if n == 0 {
		n = 10
	}
	ch := make(chan string, n) // want "the capacity of ch comes from the query parameter n without a limit: a large value takes all memory and a negative one panics"
	close(ch)
}

func h3(w http.ResponseWriter, r *http.Request) { // Through r.Form
	r.ParseForm()
	n, _ := strconv.ParseUint(r.Form.Get("n"), 10, 64)
	ch := make(chan string, n) // want "the capacity of ch comes from the query parameter n without a limit: a large value takes all memory"
	close(ch)
}

func h4(w http.ResponseWriter, r *http.Request) { // Index into values
	v := r.URL.Query()["size"]
	if len(v) == 0 {
		return
	}
	n, err := strconv.Atoi(v[0])
	if err != nil {
		return
	}
	pool := make(chan int, n*2) // want "the capacity of pool comes from the query parameter without a limit: a large value takes all memory and a negative one panics"
	close(pool)
}

type cfg struct{ Workers, Queue int }

func parseFlags() *cfg {
	c := &cfg{}
	flag.IntVar(&c.Workers, "workers", 8, "")
	flag.IntVar(&c.Queue, "queue", 128, "")
	flag.Parse()
	return c
}

type app struct {
	cfg  *cfg
	jobs chan int
}

func newApp(c *cfg) *app {
	return &app{cfg: c, jobs: make(chan int, c.Queue)} // want "the capacity of jobs comes from the flag queue without a limit: a large value takes all memory and a negative one panics"
}

func fromEnv() chan int {
	n := 64
	if s := os.Getenv("BUF"); s != "" {
		if v, err := strconv.Atoi(s); err == nil {
			n = v
		}
	}
	return make(chan int, n) // want "the capacity of the channel comes from the environment variable BUF without a limit: a large value takes all memory and a negative one panics"
}

func mustAtoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		log.Fatal(err)
	}
	return n
}

func args() chan int { return make(chan int, mustAtoi(os.Args[2])) } // want "the capacity of the channel comes from the command line without a limit: a large value takes all memory and a negative one panics"

func stdin() chan int {
	sc := bufio.NewScanner(os.Stdin)
	sc.Scan()
	n, _ := strconv.Atoi(strings.TrimSpace(sc.Text()))
	return make(chan int, n) // want "the capacity of the channel comes from the text that is read without a limit: a large value takes all memory and a negative one panics"
}

func scan() chan int {
	var n int
	fmt.Scan(&n)
	return make(chan int, n) // want "the capacity of the channel comes from the text that is read without a limit: a large value takes all memory and a negative one panics"
}

const huge = math.MaxInt32

func big() (chan int, chan [1 << 20]byte) { // , F11
	return make(chan int, huge), make(chan [1 << 20]byte, 128) // want "the channel has room for 2147483647 elements of 8 bytes, 16 GiB" "the channel has room for 128 elements of 1048576 bytes, 128 MiB"
}

var depth = 5_000_000

func big2() chan int { return make(chan int, depth) } // want "the channel has room for 5000000 elements of 8 bytes, 38.15 MiB"

type opt func(*options)
type options struct{ buf int }

func WithBuffer(n int) opt { return func(o *options) { o.buf = n } }
func open(os ...opt) chan int { // Through functional option
	o := options{buf: 16}
	for _, f := range os {
		f(&o)
	}
	return make(chan int, o.buf) // want "the capacity of the channel comes from the flag buf without a limit: a large value takes all memory and a negative one panics"
}
func main1() {
	n := flag.Int("buf", 10, "")
	flag.Parse()
	open(WithBuffer(*n))
}

func neg(workers int) chan int { // Constant negative arg
	return make(chan int, workers-1) // want "the capacity of the channel is -1, and make panics"
}
func useNeg() { neg(0) }

func dur() chan int { // Seconds
	d := flag.Duration("d", time.Second, "")
	flag.Parse()
	return make(chan int, int(*d/time.Millisecond)) // want "the capacity of the channel comes from the flag d without a limit: a large value takes all memory and a negative one panics"
}
