package helper

func Drive() {
	Crawl([]string{"a", "b", "c"}, func(string) int { return 1 })
}
