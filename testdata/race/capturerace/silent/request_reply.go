package reply

func Drive() {
	Serve(4)
	Serve(20)
}
