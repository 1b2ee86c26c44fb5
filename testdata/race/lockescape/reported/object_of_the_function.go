package main

func Drive() {
	main()
}
