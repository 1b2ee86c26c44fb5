// A default stands for what was not given; the large one stays a number of bytes.
package story

const pageBytes = 8 << 20

func read(n int) chan byte {
	if n <= 0 || n > 1<<16 {
		n = 1 << 10
	}
	return make(chan byte, n)
}

func pages() chan byte { return read(pageBytes) }

func few() chan []byte { return make(chan []byte, pageBytes/(64<<10)) }
