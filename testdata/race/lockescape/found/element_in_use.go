package main

import "race/drive"

func Drive() {
	main()
	drive.Soon()
}
